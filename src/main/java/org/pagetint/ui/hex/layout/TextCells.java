package org.pagetint.ui.hex.layout;

import java.nio.charset.StandardCharsets;

/// Reads bytes as characters, each of which stands in the cell of its first byte; the cells of its other bytes stay
/// blank.
public final class TextCells {
    /// The cell of a byte inside a character.
    static final int BLANK = ' ';

    private static final int UNKNOWN = -1;
    private static final int LONGEST_UTF_8 = 4;

    /// Bytes by address, also those around the row.
    @FunctionalInterface
    public interface Bytes {
        /// From 0 to 255, or −1 if it is not known.
        int at(long address);
    }

    private TextCells() {}

    /// The character for the cell of the known byte at `address`: [Ascii#NOT_TEXT] if it is part of none that shows as
    /// itself.
    static int codePoint(TextColumnEncoding encoding, Bytes bytes, long address) {
        return switch (encoding) {
            case ASCII -> Ascii.of(bytes.at(address));
            case LATIN_1 -> shown(bytes.at(address));
            case UTF_8 -> utf8(bytes, address);
            case UTF_16LE -> utf16(bytes, address, 1);
            case UTF_16BE -> utf16(bytes, address, 0);
        };
    }

    private static int utf8(Bytes bytes, long address) {
        int own = utf8At(bytes, address);
        if (own != UNKNOWN) {
            return shown(own);
        }
        for (int back = 1; back < LONGEST_UTF_8; back++) {
            int before = utf8At(bytes, address - back);
            if (before != UNKNOWN) {
                return utf8Length(bytes.at(address - back)) > back ? BLANK : Ascii.NOT_TEXT;
            }
        }
        return Ascii.NOT_TEXT;
    }

    /// The character whose first byte is at `address`, or −1 if none begins there.
    private static int utf8At(Bytes bytes, long address) {
        int lead = bytes.at(address);
        int length = utf8Length(lead);
        if (length <= 1) {
            return length == 1 ? lead : UNKNOWN;
        }
        int point = lead & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            int next = bytes.at(address + i);
            if (next == UNKNOWN || (next & 0xc0) != 0x80) {
                return UNKNOWN;
            }
            point = point << 6 | (next & 0x3f);
        }
        boolean shortest =
                Character.toString(Math.min(point, Character.MAX_CODE_POINT)).getBytes(StandardCharsets.UTF_8).length
                        == length;
        boolean valid = Character.isValidCodePoint(point) && !isSurrogate(point);
        return valid && shortest ? point : UNKNOWN;
    }

    private static int utf8Length(int lead) {
        if (lead == UNKNOWN) {
            return 0;
        }
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    }

    private static int utf16(Bytes bytes, long address, int high) {
        long start = address & -2L;
        int unit = unit(bytes, start, high);
        if (unit == UNKNOWN) {
            return Ascii.NOT_TEXT;
        }
        if (address != start) {
            boolean part =
                    isPaired(bytes, start, unit, high) || shown(unit) != Ascii.NOT_TEXT || unit == Ascii.NOT_TEXT;
            return part ? BLANK : Ascii.NOT_TEXT;
        }
        if (Character.isHighSurrogate((char) unit) && isPaired(bytes, start, unit, high)) {
            return shown(Character.toCodePoint((char) unit, (char) unit(bytes, start + 2, high)));
        }
        if (Character.isLowSurrogate((char) unit) && isPaired(bytes, start, unit, high)) {
            return BLANK;
        }
        return shown(unit);
    }

    private static boolean isPaired(Bytes bytes, long start, int unit, int high) {
        if (Character.isHighSurrogate((char) unit)) {
            int next = unit(bytes, start + 2, high);
            return next != UNKNOWN && Character.isLowSurrogate((char) next);
        }
        if (Character.isLowSurrogate((char) unit)) {
            int before = unit(bytes, start - 2, high);
            return before != UNKNOWN && Character.isHighSurrogate((char) before);
        }
        return false;
    }

    private static int unit(Bytes bytes, long start, int high) {
        int first = bytes.at(start + high);
        int second = bytes.at(start + 1 - high);
        return first == UNKNOWN || second == UNKNOWN ? UNKNOWN : first << 8 | second;
    }

    private static int shown(int point) {
        return Glyphs.showsAsItself(point) ? point : Ascii.NOT_TEXT;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
