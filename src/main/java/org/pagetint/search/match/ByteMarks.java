package org.pagetint.search.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A row of marks: one byte for each byte of a block, whose top bit says whether that byte belongs to a class, and
/// whose other bits are 0. Before them, the last few of the block before may be kept. One thread.
final class ByteMarks {
    /// How many marks can be kept of the block before.
    static final int KEPT = Long.BYTES;

    /// The mark of each byte of a word.
    static final long ALL = 0x8080_8080_8080_8080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] row = room();
    private final BitGather gather = new BitGather();

    /// Room for a block, which begins at [#KEPT].
    static byte[] room() {
        return new byte[KEPT + ByteBlock.BYTES];
    }

    /// The eight bytes of `bytes` from `at` on, the first one lowest.
    static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /// Sets the eight bytes of `bytes` from `at` on.
    static void set(byte[] bytes, int at, long word) {
        LONGS.set(bytes, at, word);
    }

    /// The row itself; the first mark of the block is at [#KEPT].
    byte[] row() {
        return row;
    }

    /// Whether there is a mark `before` bytes before the end of the block, which has `length` bytes.
    ///
    /// @param before from 1; at most [#KEPT] more than the length
    boolean isSet(int length, int before) {
        return row[KEPT + length - before] != 0;
    }

    /// Keeps the last marks of the block, which has `length` bytes, for the time when the next one is there.
    void keepLast(int length) {
        set(row, 0, word(row, length));
    }

    /// Forgets what was kept.
    void forget() {
        set(row, 0, 0);
    }

    /// Brings the marks of the whole row together, one bit for each byte, the first one lowest. Bits behind the end of
    /// a shorter block have no meaning.
    ///
    /// @param bits at least [ByteBlock#WORDS]
    void gather(long[] bits) {
        gather.gather(row, bits);
    }

    /// Whether a pair ends in the block right behind another one, in this block or the one before, of which both rows
    /// keep the last marks. A pair is a byte marked in `first` and the next one, marked in `second`.
    ///
    /// @param words of 64 bytes, how many
    static boolean anyPairs(ByteMarks first, ByteMarks second, int words) {
        return pairs(first.row, second.row, KEPT + words * Long.SIZE) != 0;
    }

    /// Whether two marks stand with one byte between them, of which the second one is in the block.
    ///
    /// @param words of 64 bytes, how many
    boolean anyTwins(int words) {
        return twins(row, KEPT + words * Long.SIZE) != 0;
    }

    private static long twins(byte[] row, int end) {
        long any = 0;
        for (int index = KEPT; index < end; index += Long.BYTES) {
            any |= word(row, index - 2) & word(row, index);
        }
        return any;
    }

    private static long pairs(byte[] first, byte[] second, int end) {
        long any = 0;
        for (int index = KEPT; index < end; index += Long.BYTES) {
            any |= word(first, index - 3) & word(second, index - 2) & word(first, index - 1) & word(second, index);
        }
        return any;
    }
}
