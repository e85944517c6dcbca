package org.pagetint.export;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
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

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = ONES * 0x7f;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// The two digits of each byte and two spaces, the first digit lowest.
    private static final int[] PAIRS = IntStream.range(0, 0x100)
            .map(value -> DIGITS[value >> 4] | DIGITS[value & 0xf] << 8 | ' ' << 16 | ' ' << 24)
            .toArray();

    private HexdumpRow() {}

    /// Writes the line of the `count` bytes at `address` into `into`.
    ///
    /// @param bytes at least `count` of them from `from` on
    /// @param count 1 to 16
    /// @param unknown the bits of bytes that are unknown, bit 0 for the first
    /// @param into at least [#LONGEST_LINE] bytes after `at`
    /// @return the index after the line
    public static int write(long address, byte[] bytes, int from, int count, int unknown, byte[] into, int at) {
        int end = writeAddress(address, into, at);
        return count == BYTES && unknown == 0
                ? writeWhole(bytes, from, into, end)
                : writePart(bytes, from, count, unknown, into, end);
    }

    /// All bytes of a line are known: four characters are written at once, of which the next four replace the last.
    private static int writeWhole(byte[] bytes, int from, byte[] into, int at) {
        into[at] = ' ';
        into[at + 1] = ' ';
        int first = at + 2;
        int second = first + 3 * BYTES / 2 + 1;
        for (int i = 0; i < BYTES / 2; i++) {
            INTS.set(into, first + 3 * i, PAIRS[bytes[from + i] & 0xff]);
            INTS.set(into, second + 3 * i, PAIRS[bytes[from + BYTES / 2 + i] & 0xff]);
        }
        int text = second + 3 * BYTES / 2 + 1;
        into[text] = '|';
        LONGS.set(into, text + 1, printable((long) LONGS.get(bytes, from)));
        LONGS.set(into, text + 1 + Long.BYTES, printable((long) LONGS.get(bytes, from + Long.BYTES)));
        into[text + 1 + BYTES] = '|';
        into[text + 2 + BYTES] = '\n';
        return text + 3 + BYTES;
    }

    /// Eight bytes, with a dot for each that is not printable. The top bit of each byte tells.
    private static long printable(long bytes) {
        long low = bytes & LOW_BITS;
        long fromSpace = low + ONES * (0x80 - FIRST_PRINTABLE);
        long deleted = low + ONES;
        long is = (fromSpace & ~deleted & ~bytes & ~LOW_BITS) >>> 7;
        long kept = is * 0xff;
        return (bytes & kept) | (ONES * '.' & ~kept);
    }

    private static int writePart(byte[] bytes, int from, int count, int unknown, byte[] into, int at) {
        int end = at;
        into[end++] = ' ';
        for (int i = 0; i < BYTES; i++) {
            into[end++] = ' ';
            if (i == BYTES / 2) {
                into[end++] = ' ';
            }
            boolean isUnknown = (unknown >> i & 1) != 0;
            into[end++] = i >= count ? (byte) ' ' : isUnknown ? (byte) '?' : DIGITS[bytes[from + i] >> 4 & 0xf];
            into[end++] = i >= count ? (byte) ' ' : isUnknown ? (byte) '?' : DIGITS[bytes[from + i] & 0xf];
        }
        into[end++] = ' ';
        into[end++] = ' ';
        into[end++] = '|';
        for (int i = 0; i < count; i++) {
            boolean isUnknown = (unknown >> i & 1) != 0;
            byte value = bytes[from + i];
            boolean printable = value >= FIRST_PRINTABLE && value <= LAST_PRINTABLE;
            into[end++] = isUnknown ? (byte) '?' : printable ? value : (byte) '.';
        }
        into[end++] = '|';
        into[end++] = '\n';
        return end;
    }

    /// Writes an address alone, without the end of the line.
    ///
    /// @return the index after it
    public static int writeAddress(long address, byte[] into, int at) {
        return at + AddressText.write(address, into, at);
    }
}
