package org.pagetint.export;

import java.nio.charset.StandardCharsets;
import org.pagetint.words.AddressText;

/// One line in the layout of `hexdump -C`: the address, the bytes in hexadecimal, the bytes as text. `??` stands for a
/// byte that is unknown. Any thread.
public final class HexdumpRow {
    /// How many bytes a line shows.
    public static final int BYTES = 16;

    /// How long a line can be, its end included.
    public static final int LONGEST_LINE = 16 + 2 + 3 * BYTES + 1 + 1 + BYTES + 2 + 1;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    private HexdumpRow() {}

    /// Writes the line of the `count` bytes at `address` into `into`.
    ///
    /// @param bytes at least `count` of them, 1 to 16
    /// @param unknown the bits of bytes that are unknown, bit 0 for the first
    /// @param into at least [#LONGEST_LINE] bytes after `at`
    /// @return the index after the line
    public static int write(long address, byte[] bytes, int count, int unknown, byte[] into, int at) {
        int end = writeAddress(address, into, at);
        into[end++] = ' ';
        for (int i = 0; i < BYTES; i++) {
            into[end++] = ' ';
            if (i == BYTES / 2) {
                into[end++] = ' ';
            }
            boolean isUnknown = (unknown >> i & 1) != 0;
            into[end++] = i >= count ? (byte) ' ' : isUnknown ? (byte) '?' : DIGITS[bytes[i] >> 4 & 0xf];
            into[end++] = i >= count ? (byte) ' ' : isUnknown ? (byte) '?' : DIGITS[bytes[i] & 0xf];
        }
        into[end++] = ' ';
        into[end++] = ' ';
        into[end++] = '|';
        for (int i = 0; i < count; i++) {
            boolean isUnknown = (unknown >> i & 1) != 0;
            boolean printable = bytes[i] >= FIRST_PRINTABLE && bytes[i] <= LAST_PRINTABLE;
            into[end++] = isUnknown ? (byte) '?' : printable ? bytes[i] : (byte) '.';
        }
        into[end++] = '|';
        into[end++] = '\n';
        return end;
    }

    /// Writes an address alone, without the end of the line.
    ///
    /// @return the index after it
    public static int writeAddress(long address, byte[] into, int at) {
        byte[] text = AddressText.of(address).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, into, at, text.length);
        return at + text.length;
    }
}
