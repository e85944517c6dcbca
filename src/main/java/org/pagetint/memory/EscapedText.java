package org.pagetint.memory;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.BiConsumer;

/// Names from `/proc` made safe to show: they are chosen by whoever runs the process, and may hold terminal commands,
/// line breaks, or marks that reorder the text around them.
public final class EscapedText {
    private static final HexFormat HEX = HexFormat.of();

    private EscapedText() {}

    /// `bytes` decoded as UTF-8. What is not UTF-8, and every character that would not show as itself, becomes `\xNN`
    /// for each of its bytes.
    public static String of(byte[] bytes) {
        return decoded(bytes, EscapedText::appendEscaped, EscapedText::appendByte);
    }

    /// `bytes` decoded as UTF-8; only what is not UTF-8, and backslashes, become `\NNN`, octal as in `/proc`. For where
    /// all characters can be written, such as JSON. Two names never become one.
    public static String inOctal(byte[] bytes) {
        return decoded(
                bytes,
                (text, valid) -> text.append(valid.replace("\\", "\\134")),
                (text, b) -> text.append(String.format("\\%03o", b & 0xff)));
    }

    private static String decoded(
            byte[] bytes, BiConsumer<StringBuilder, String> valid, BiConsumer<StringBuilder, Byte> invalid) {
        StringBuilder text = new StringBuilder(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            valid.accept(text, out.flip().toString());
            out.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                invalid.accept(text, in.get());
            }
            decoder.reset();
        }
    }

    /// `text` with every character that would not show as itself written as `\xNN` for each of its UTF-8 bytes.
    public static String of(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        appendEscaped(escaped, text);
        return escaped.toString();
    }

    private static void appendEscaped(StringBuilder to, String text) {
        text.codePoints().forEach(point -> {
            if (showsAsItself(point)) {
                to.appendCodePoint(point);
            } else {
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    appendByte(to, b);
                }
            }
        });
    }

    /// Whether a character shows as itself wherever text is shown: it moves no cursor, breaks no line and reorders
    /// nothing.
    public static boolean showsAsItself(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void appendByte(StringBuilder to, byte b) {
        to.append("\\x").append(HEX.toHexDigits(b));
    }
}
