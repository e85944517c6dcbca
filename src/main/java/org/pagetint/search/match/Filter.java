package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;

/// A test of two bytes of a pattern, or of one aligned number, that rejects most places many at a time.
///
/// A `long` is a row of *lanes*: eight bytes, or as many aligned numbers of two, four or eight bytes. Two longs, loaded
/// `offsetA` and `offsetB` bytes behind a place, are compared in all lanes at once: `t` has a zero lane exactly where
/// both agree. `(t − ones) & ~t & tops` is not 0 exactly if some lane of `t` is zero. The loop over a block has no
/// branch, so the compiler makes vector instructions of it.
///
/// @param step bytes from one candidate to the next, the size of a lane: 1, 2, 4 or 8
/// @param offsetA where in the pattern the first lane lies
/// @param maskA bits to compare, repeated in every lane
/// @param valueA what they must be, repeated in every lane
/// @param offsetB as `offsetA`
/// @param maskB 0 if one lane is all there is to compare
/// @param valueB as `valueA`
record Filter(int step, int offsetA, long maskA, long valueA, int offsetB, long maskB, long valueB) {
    /// Bytes that are looked at between two questions whether one of them may begin a match.
    static final int BLOCK = 512;

    /// How far behind a place the test looks, in bytes.
    int reach() {
        return Math.max(offsetA, offsetB);
    }

    /// The first block from `from` on that holds a candidate.
    ///
    /// @param to where to stop: blocks that end behind it are not looked at. `to + reach()` bytes are there
    /// @return where the block starts; `from` plus whole blocks, above `to - BLOCK`, if there is none
    long nextBlock(MemorySegment bytes, long from, long to) {
        long tops = tops();
        long block = from;
        while (block + BLOCK <= to && (candidates(bytes, block) & tops) == 0) {
            block += BLOCK;
        }
        return block;
    }

    private long candidates(MemorySegment bytes, long block) {
        return any(bytes, block + offsetA, block + offsetB, maskA, valueA, maskB, valueB, ones());
    }

    private static long any(
            MemorySegment bytes, long a, long b, long maskA, long valueA, long maskB, long valueB, long ones) {
        long found = 0;
        for (int index = 0; index < BLOCK; index += Long.BYTES) {
            long t = ((bytes.get(Layouts.LONG, a + index) & maskA) ^ valueA)
                    | ((bytes.get(Layouts.LONG, b + index) & maskB) ^ valueB);
            found |= (t - ones) & ~t;
        }
        return found;
    }

    /// Whether one of the eight bytes from `at` on may begin a match.
    boolean mayStartIn(MemorySegment bytes, long at) {
        long t = ((bytes.get(Layouts.LONG, at + offsetA) & maskA) ^ valueA)
                | ((bytes.get(Layouts.LONG, at + offsetB) & maskB) ^ valueB);
        return ((t - ones()) & ~t & tops()) != 0;
    }

    private long ones() {
        return lanes(step, 1);
    }

    private long tops() {
        return lanes(step, 1L << (step * 8 - 1));
    }

    /// `lane` repeated over a whole `long`.
    ///
    /// @param step size of a lane in bytes
    static long lanes(int step, long lane) {
        long all = lane;
        for (int bits = step * 8; bits < Long.SIZE; bits *= 2) {
            all |= all << bits;
        }
        return all;
    }
}
