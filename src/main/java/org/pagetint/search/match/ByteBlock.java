package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;

/// A block of bytes that is asked which of its bytes belong to a class. An answer is a row of bits, one for each byte, lowest
/// first: bit `i & 63` of word `i >> 6` stands for byte `i`.
///
/// The bytes are copied into an array first. The loops over it have no branch and no call, so the compiler makes vector
/// instructions of them. Each `long` holds eight bytes, and the top bit of each byte carries its answer: a sum of two
/// seven-bit values sets that bit and never the next byte's. One thread.
final class ByteBlock {
    /// The most bytes of a block: with their answers they stay in the nearest cache of a processor.
    static final int BYTES = 8192;

    /// How many words a row of bits has.
    static final int WORDS = BYTES / Long.SIZE;

    private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long TOP_BITS = 0x8080_8080_8080_8080L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    /// Sets the top bit of a byte from the space on.
    private static final long FROM_SPACE = ONES * (0x80 - ' ');

    private static final long TABS = ONES * '\t';

    private final long[] bytes = new long[BYTES / Long.BYTES];
    private final MemorySegment segment = MemorySegment.ofArray(bytes);
    private final long[] answers = new long[bytes.length];
    private int words;

    /// Takes `length` bytes, at most [#BYTES]. Answers for what lies behind them have no meaning.
    void load(MemorySegment from, long offset, int length) {
        MemorySegment.copy(from, offset, segment, 0, length);
        words = (length + Long.SIZE - 1) / Long.SIZE;
    }

    /// Which bytes are printable characters of ASCII: from space to `~`, or the tab.
    void printable(long[] bits) {
        long[] in = bytes;
        long[] out = answers;
        int end = words * Long.BYTES;
        for (int index = 0; index < end; index++) {
            long word = in[index];
            long low = word & LOW_BITS;
            long fromSpace = low + FROM_SPACE;
            long deleted = low + ONES;
            long notTab = (low ^ TABS) + LOW_BITS;
            out[index] = ((fromSpace & ~deleted) | ~notTab) & ~word & TOP_BITS;
        }
        gather(bits);
    }

    /// Which bytes are 0.
    void zero(long[] bits) {
        long[] in = bytes;
        long[] out = answers;
        int end = words * Long.BYTES;
        for (int index = 0; index < end; index++) {
            long word = in[index];
            out[index] = ~(((word & LOW_BITS) + LOW_BITS) | word) & TOP_BITS;
        }
        gather(bits);
    }

    /// Which bytes are in one of `ranges`.
    void in(ByteRanges ranges, long[] bits) {
        boolean first = true;
        for (ByteRanges.Range range : ranges.ranges()) {
            long fromLow = ONES * (0x80 - (range.low() & 0x7F));
            long aboveHigh = ONES * (0x7F - (range.high() & 0x7F));
            long top = range.low() > Byte.MAX_VALUE ? TOP_BITS : 0;
            if (first) {
                setRange(fromLow, aboveHigh, top);
            } else {
                addRange(fromLow, aboveHigh, top);
            }
            first = false;
        }
        gather(bits);
    }

    /// @param fromLow sets the top bit of a byte from the lowest value on
    /// @param aboveHigh sets it above the highest value
    /// @param top the top bits that the values have
    private void setRange(long fromLow, long aboveHigh, long top) {
        long[] in = bytes;
        long[] out = answers;
        int end = words * Long.BYTES;
        for (int index = 0; index < end; index++) {
            long word = in[index];
            long low = word & LOW_BITS;
            out[index] = low + fromLow & ~(low + aboveHigh) & ~(word ^ top) & TOP_BITS;
        }
    }

    /// As [#setRange], besides what was there.
    private void addRange(long fromLow, long aboveHigh, long top) {
        long[] in = bytes;
        long[] out = answers;
        int end = words * Long.BYTES;
        for (int index = 0; index < end; index++) {
            long word = in[index];
            long low = word & LOW_BITS;
            out[index] |= low + fromLow & ~(low + aboveHigh) & ~(word ^ top) & TOP_BITS;
        }
    }

    /// Brings the answers of 64 bytes together in one word.
    private void gather(long[] bits) {
        long[] in = answers;
        for (int word = 0; word < words; word++) {
            int first = word * Long.BYTES;
            bits[word] = transposed(in[first] >>> 7
                    | in[first + 1] >>> 6
                    | in[first + 2] >>> 5
                    | in[first + 3] >>> 4
                    | in[first + 4] >>> 3
                    | in[first + 5] >>> 2
                    | in[first + 6] >>> 1
                    | in[first + 7]);
        }
    }

    /// A square of eight by eight bits, of which each byte is a line, mirrored at its diagonal: bit `i` of byte `j` becomes bit `j` of
    /// byte `i`. Single bits change places, then squares of two by two, then of four by four.
    private static long transposed(long square) {
        long single = (square ^ square >>> 7) & 0x00AA_00AA_00AA_00AAL;
        long singles = square ^ single ^ single << 7;
        long pair = (singles ^ singles >>> 14) & 0x0000_CCCC_0000_CCCCL;
        long pairs = singles ^ pair ^ pair << 14;
        long four = (pairs ^ pairs >>> 28) & 0x0000_0000_F0F0_F0F0L;
        return pairs ^ four ^ four << 28;
    }
}
