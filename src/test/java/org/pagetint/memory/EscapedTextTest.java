package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EscapedTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2f 75 73 72 2f 62 69 6e    | /usr/bin
        6c 69 6e 75 78 20 67 6e 75 | linux gnu
        c3 a9 e2 82 ac             | é€
        f0 9f 98 80                | 😀
        61 0a 62                   | a\\x0ab
        09                         | \\x09
        1b 5b 33 31 6d             | \\x1b[31m
        7f c2 9b                   | \\x7f\\xc2\\x9b
        ff 61 c3                   | \\xffa\\xc3
        e2 82 61                   | \\xe2\\x82a
        e2 80 ae 61                | \\xe2\\x80\\xaea
        e2 80 a8                   | \\xe2\\x80\\xa8
        c0 80                      | \\xc0\\x80
        """)
    void escapesWhatWouldNotShowAsItself(String hex, String shown) {
        assertThat(EscapedText.of(bytes(hex))).isEqualTo(shown);
    }

    @Test
    void escapesHalvesOfSurrogatePairsInText() {
        assertThat(EscapedText.of("a\ud800b")).isEqualTo("a\\x3fb");
    }

    @Property
    void leavesOnlyCharactersThatAreSafeInOneLine(@ForAll byte[] name) {
        String shown = EscapedText.of(name);

        assertThat(shown.codePoints()).allMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        });
    }

    @Property
    void saysTheSameOfTextAndOfItsUtf8(@ForAll String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

        assertThat(EscapedText.of(new String(utf8, StandardCharsets.UTF_8))).isEqualTo(EscapedText.of(utf8));
    }

    @Property
    void keepsTheBytesOfAName(@ForAll byte[] name) {
        assertThat(ByteText.of(name).bytes()).isEqualTo(name);
        assertThat(ByteText.of(name)).hasToString(EscapedText.of(name));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
