package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A block of bytes that is asked which of its bytes belong to a class; the answer is a row of [ByteMarks].
///
/// The bytes are copied into an array first. The loops over it have no branch and no call, so the compiler makes vector
/// instructions of them. Eight bytes are looked at in a `long`, and the top bit of each carries its answer: a sum of
/// two seven-bit values sets that bit and never the next byte's. One thread.
final class ByteBlock {
    /// The most bytes of a block: with their answers they stay in the nearest cache of a processor.
    static final int BYTES = 8192;

    /// How many words a row of bits has, one bit for each byte.
    static final int WORDS = BYTES / Long.SIZE;

    private static final int START = ByteMarks.KEPT;
    private static final long LOW_BITS = ~ByteMarks.ALL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    /// Sets the top bit of a byte from the space on.
    private static final long FROM_SPACE = ONES * (0x80 - ' ');

    private static final long TABS = ONES * '\t';

    /// They begin where marks do: only with the same place in both arrays the loops become vector instructions.
    private final byte[] bytes = ByteMarks.room();
    private int end;

    /// Takes `length` bytes, at most [#BYTES]. Answers for what lies behind them have no meaning.
    void load(MemorySegment from, long offset, int length) {
        MemorySegment.copy(from, ValueLayout.JAVA_BYTE, offset, bytes, START, length);
        end = START + words(length) * Long.SIZE;
    }

    /// As [#load], from an array.
    void load(byte[] from, int offset, int length) {
        System.arraycopy(from, offset, bytes, START, length);
        end = START + words(length) * Long.SIZE;
    }

    /// How many words of 64 bytes hold `length` bytes.
    static int words(int length) {
        return (length + Long.SIZE - 1) / Long.SIZE;
    }

    /// Which bytes are printable characters of ASCII: from space to `~`, or the tab.
    void printable(ByteMarks marks) {
        printable(bytes, marks.row(), end);
    }

    private static void printable(byte[] in, byte[] out, int end) {
        for (int index = START; index < end; index += Long.BYTES) {
            long word = ByteMarks.word(in, index);
            long low = word & LOW_BITS;
            long fromSpace = low + FROM_SPACE;
            long deleted = low + ONES;
            long notTab = (low ^ TABS) + LOW_BITS;
            ByteMarks.set(out, index, ((fromSpace & ~deleted) | ~notTab) & ~word & ByteMarks.ALL);
        }
    }

    /// Which bytes are 0.
    void zero(ByteMarks marks) {
        zero(bytes, marks.row(), end);
    }

    private static void zero(byte[] in, byte[] out, int end) {
        for (int index = START; index < end; index += Long.BYTES) {
            long word = ByteMarks.word(in, index);
            ByteMarks.set(out, index, ~(((word & LOW_BITS) + LOW_BITS) | word) & ByteMarks.ALL);
        }
    }

    /// Which bytes are in one of `ranges`.
    void in(ByteRanges ranges, ByteMarks marks) {
        boolean first = true;
        for (ByteRanges.Range range : ranges.ranges()) {
            long fromLow = ONES * (0x80 - (range.low() & 0x7F));
            long aboveHigh = ONES * (0x7F - (range.high() & 0x7F));
            long top = range.low() > Byte.MAX_VALUE ? ByteMarks.ALL : 0;
            if (first) {
                setRange(bytes, marks.row(), end, fromLow, aboveHigh, top);
            } else {
                addRange(bytes, marks.row(), end, fromLow, aboveHigh, top);
            }
            first = false;
        }
    }

    /// @param fromLow sets the top bit of a byte from the lowest value on
    /// @param aboveHigh sets it above the highest value
    /// @param top the top bits that the values have
    private static void setRange(byte[] in, byte[] out, int end, long fromLow, long aboveHigh, long top) {
        for (int index = START; index < end; index += Long.BYTES) {
            long word = ByteMarks.word(in, index);
            long low = word & LOW_BITS;
            ByteMarks.set(out, index, low + fromLow & ~(low + aboveHigh) & ~(word ^ top) & ByteMarks.ALL);
        }
    }

    /// As [#setRange], besides what was there.
    private static void addRange(byte[] in, byte[] out, int end, long fromLow, long aboveHigh, long top) {
        for (int index = START; index < end; index += Long.BYTES) {
            long word = ByteMarks.word(in, index);
            long low = word & LOW_BITS;
            long more = low + fromLow & ~(low + aboveHigh) & ~(word ^ top) & ByteMarks.ALL;
            ByteMarks.set(out, index, ByteMarks.word(out, index) | more);
        }
    }
}
