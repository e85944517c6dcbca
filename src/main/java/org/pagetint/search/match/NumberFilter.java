package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;

/// A test whether a block holds a number of four or eight bytes in a range of values. The bits of a number are turned
/// into its key (see [NumberType#key]); its distance from the lowest key is compared, unsigned, with the width of the
/// range. All of it without a branch, so that the compiler makes vector instructions of the loop over a block.
final class NumberFilter {
    /// Bytes that are looked at between two questions whether one of them may begin a match.
    static final int BLOCK = 512;

    private final int size;
    private final int step;
    private final boolean swapped;
    /// Bits to turn over where the number is negative.
    private final long turned;
    /// Bits to turn over always.
    private final long top;

    private final long low;
    private final long span;

    /// @param pattern of numbers of four or eight bytes
    NumberFilter(Pattern.Numeric pattern) {
        NumberType type = pattern.type();
        this.size = type.bytes();
        this.step = pattern.aligned() ? size : 1;
        this.swapped = pattern.byteOrder() == ByteOrder.BIG_ENDIAN;
        this.turned = type.isFloat() ? type.allBits() >>> 1 : 0;
        this.top = type.isFloat() || type.isSigned() ? 1L << (type.bits() - 1) : 0;
        this.low = type.key(pattern.low());
        this.span = type.key(pattern.high()) - low;
    }

    /// The first block from `from` on that holds a match.
    ///
    /// @param to where to stop: places that lie less than [#BLOCK] below are not looked at. A number's size behind it
    ///     is there
    /// @return where the block starts; `from` plus whole blocks, above `to - BLOCK`, if there is none
    long nextBlock(MemorySegment bytes, long from, long to) {
        long block = from;
        while (block + BLOCK <= to && !holdsMatch(bytes, block)) {
            block += BLOCK;
        }
        return block;
    }

    private boolean holdsMatch(MemorySegment bytes, long block) {
        boolean none = true;
        for (int offset = 0; offset < size; offset += step) {
            none &= size == Integer.BYTES ? noInt(bytes, block + offset) : noLong(bytes, block + offset);
        }
        return !none;
    }

    private boolean noInt(MemorySegment bytes, long at) {
        return ints(bytes, at, swapped, (int) turned, (int) top, (int) low, (int) span) < 0;
    }

    private boolean noLong(MemorySegment bytes, long at) {
        return longs(bytes, at, swapped, turned, top, low, span) < 0;
    }

    /// Below 0 if every distance is above `span`: the sign is that of the borrow of `span - distance`.
    private static int ints(MemorySegment bytes, long at, boolean swapped, int turned, int top, int low, int span) {
        int above = -1;
        if (swapped) {
            for (int index = 0; index < BLOCK; index += Integer.BYTES) {
                int bits = Integer.reverseBytes(bytes.get(Layouts.INT, at + index));
                int distance = (bits ^ (bits >> 31 & turned) ^ top) - low;
                above &= (~span & distance) | ((~span | distance) & (span - distance));
            }
        } else {
            for (int index = 0; index < BLOCK; index += Integer.BYTES) {
                int bits = bytes.get(Layouts.INT, at + index);
                int distance = (bits ^ (bits >> 31 & turned) ^ top) - low;
                above &= (~span & distance) | ((~span | distance) & (span - distance));
            }
        }
        return above;
    }

    private static long longs(
            MemorySegment bytes, long at, boolean swapped, long turned, long top, long low, long span) {
        long above = -1;
        if (swapped) {
            for (int index = 0; index < BLOCK; index += Long.BYTES) {
                long bits = Long.reverseBytes(bytes.get(Layouts.LONG, at + index));
                long distance = (bits ^ (bits >> 63 & turned) ^ top) - low;
                above &= (~span & distance) | ((~span | distance) & (span - distance));
            }
        } else {
            for (int index = 0; index < BLOCK; index += Long.BYTES) {
                long bits = bytes.get(Layouts.LONG, at + index);
                long distance = (bits ^ (bits >> 63 & turned) ^ top) - low;
                above &= (~span & distance) | ((~span | distance) & (span - distance));
            }
        }
        return above;
    }
}
