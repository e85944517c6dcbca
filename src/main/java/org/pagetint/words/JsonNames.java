package org.pagetint.words;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.pagetint.memory.EscapedText;

/// Names in JSON, exactly as they are: whoever reads them can open the file.
public final class JsonNames {
    private JsonNames() {}

    /// Writes `"field":"name"`. Where the name is no UTF-8, its bytes that are not, and its backslashes, are written in
    /// octal as `\377`, and `"fieldBytes"` has all of it in hexadecimal.
    public static void write(JsonGenerator out, String field, byte[] name) throws IOException {
        try {
            String exact = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
            out.writeFieldName(field);
            out.writeRawValue(quoted(exact));
        } catch (CharacterCodingException _) {
            out.writeFieldName(field);
            out.writeRawValue(quoted(EscapedText.inOctal(name)));
            out.writeStringField(field + "Bytes", HexFormat.of().formatHex(name));
        }
    }

    /// In JSON every character can be written by its number: those that would not show as themselves are, so that the
    /// output is safe on a terminal, too.
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                json.append('\\').append((char) point);
            } else if (EscapedText.showsAsItself(point)) {
                json.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    json.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return json.append('"').toString();
    }
}
