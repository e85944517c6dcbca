package org.pagetint.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plain",
                "/a\\xff",
                "/a\\377",
                "/t\tb",
                "/n\nl",
                "/q\"q",
                "/z\u200bw",
                "/\u202eltr",
                "/\u009b2J",
                "/é😀",
                "/\u001b[2J",
                "/\u007f",
                " /(deleted) ",
                "/\u2028"
            })
    void givesANameInUtf8ExactlyAndSafelyForATerminal(String name) throws Exception {
        String json = json(name.getBytes(StandardCharsets.UTF_8));

        assertThat(parsed(json)).isEqualTo(Map.of("name", name));
        assertThat(json).doesNotContainPattern("[\\p{Cc}\\p{Cf}\u2028\u2029]");
    }

    @Test
    void escapesWhatIsNoUtf8AndAddsTheBytes() throws Exception {
        byte[] name = {'/', 'a', (byte) 0xff, '\\', 'n', (byte) 0xc3, (byte) 0xa9};

        assertThat(parsed(json(name))).isEqualTo(Map.of("name", "/a\\377\\134né", "nameBytes", "2f61ff5c6ec3a9"));
    }

    /// Whatever bytes a name has, they can be had back.
    @Test
    void losesNoByteOfANameFromChance() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random chance = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] name = new byte[chance.nextInt(12)];
            chance.nextBytes(name);
            if (chance.nextBoolean()) {
                name = new String(name, StandardCharsets.UTF_16LE)
                        .replaceAll("\\p{Cs}", "x")
                        .getBytes(StandardCharsets.UTF_8);
            }

            Map<String, String> fields = parsed(json(name));

            byte[] back = fields.containsKey("nameBytes")
                    ? HexFormat.of().parseHex(fields.get("nameBytes"))
                    : String.valueOf(fields.get("name")).getBytes(StandardCharsets.UTF_8);
            assertThat(back).isEqualTo(name);
        }
    }

    private static String json(byte[] name) throws Exception {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            JsonNames.write(out, "name", name);
            out.writeEndObject();
        }
        return text.toString();
    }

    private static Map<String, String> parsed(String json) throws Exception {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                parser.nextToken();
                fields.put(parser.currentName(), parser.getText());
            }
        }
        return fields;
    }
}
