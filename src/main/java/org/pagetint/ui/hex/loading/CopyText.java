package org.pagetint.ui.hex.loading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.pagetint.ui.hex.layout.Ascii;
import org.pagetint.ui.hex.layout.TextColumnEncoding;
import org.pagetint.words.AddressText;

/// Bytes as text for the clipboard.
public final class CopyText {
    private static final String DIGITS = "0123456789abcdef";
    private static final int LINE = 16;
    private static final int HALF = 8;
    private static final int C_LINE = 12;

    private final CopyBytes bytes;
    private final TextColumnEncoding encoding;
    private final StringBuilder out;

    private CopyText(CopyBytes bytes, TextColumnEncoding encoding, int expected) {
        this.bytes = bytes;
        this.encoding = encoding;
        this.out = new StringBuilder(expected);
    }

    /// `bytes` in `form`. Bytes that are not known become `??` where the form can say so; elsewhere there must be none.
    static String of(CopyBytes bytes, CopyForm form, TextColumnEncoding encoding) {
        int length = bytes.length();
        return switch (form) {
            case HEX -> new CopyText(bytes, encoding, length * 3).hex();
            case TEXT -> new CopyText(bytes, encoding, 0).text();
            case C_ARRAY -> new CopyText(bytes, encoding, length * 6 + 100).cArray();
            case PYTHON -> new CopyText(bytes, encoding, length * 5 + 100).python();
            case BASE64 -> Base64.getEncoder().encodeToString(bytes.bytes());
            case HEXDUMP -> new CopyText(bytes, encoding, length * 5 + 100).hexdump();
        };
    }

    private String hex() {
        for (int i = 0; i < bytes.length(); i++) {
            if (i > 0) {
                out.append(' ');
            }
            appendHex(i);
        }
        return out.toString();
    }

    private String cArray() {
        out.append("/* ")
                .append(AddressText.of(bytes.start()))
                .append(" */\nunsigned char data[")
                .append(bytes.length())
                .append("] = {");
        for (int i = 0; i < bytes.length(); i++) {
            out.append(i % C_LINE == 0 ? "\n    0x" : " 0x");
            appendHex(i);
            out.append(',');
        }
        return out.append("\n};\n").toString();
    }

    private String python() {
        if (bytes.length() <= LINE) {
            pythonLine(0);
            return out.toString();
        }
        out.append("(  # ").append(AddressText.of(bytes.start())).append('\n');
        for (int i = 0; i < bytes.length(); i += LINE) {
            out.append("    ");
            pythonLine(i);
            out.append('\n');
        }
        return out.append(")\n").toString();
    }

    private void pythonLine(int from) {
        out.append("b\"");
        for (int i = from; i < Math.min(bytes.length(), from + LINE); i++) {
            out.append("\\x");
            appendHex(i);
        }
        out.append('"');
    }

    private String hexdump() {
        long first = bytes.start() & -LINE;
        long end = bytes.start() + bytes.length();
        for (long line = first; Long.compareUnsigned(line, end) < 0; line += LINE) {
            hexdumpLine(line);
        }
        return out.toString();
    }

    private void hexdumpLine(long line) {
        out.append(AddressText.of(line)).append(' ');
        for (int i = 0; i < LINE; i++) {
            out.append(i == HALF ? "  " : " ");
            int index = index(line + i);
            if (index < 0) {
                out.append("  ");
            } else {
                appendHex(index);
            }
        }
        out.append("  |");
        for (int i = 0; i < LINE; i++) {
            int index = index(line + i);
            out.append(index < 0 ? ' ' : bytes.isUnknown(index) ? '?' : Ascii.of(bytes.at(index)));
        }
        out.append("|\n");
    }

    private int index(long address) {
        long index = address - bytes.start();
        return index >= 0 && index < bytes.length() ? (int) index : -1;
    }

    private String text() {
        return new String(bytes.bytes(), charset());
    }

    private Charset charset() {
        return switch (encoding) {
            case ASCII -> StandardCharsets.US_ASCII;
            case LATIN_1 -> StandardCharsets.ISO_8859_1;
            case UTF_8 -> StandardCharsets.UTF_8;
            case UTF_16LE -> StandardCharsets.UTF_16LE;
            case UTF_16BE -> StandardCharsets.UTF_16BE;
        };
    }

    private void appendHex(int index) {
        if (bytes.isUnknown(index)) {
            out.append("??");
        } else {
            int value = bytes.at(index);
            out.append(DIGITS.charAt(value >> 4)).append(DIGITS.charAt(value & 0xf));
        }
    }
}
