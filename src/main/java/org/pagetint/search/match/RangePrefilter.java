package org.pagetint.search.match;

import java.util.Arrays;
import java.util.List;
import org.pagetint.search.pattern.ByteSet;

/// Looks for places by the ranges of values that two of their bytes are in, or several of one kind. One thread.
final class RangePrefilter implements Prefilter {
    private final List<ByteSet> sets;
    private final List<ByteTests.Test> tests;
    private final ByteBlock block = new ByteBlock();
    private final ByteMarks marks = new ByteMarks();
    private final long[] row = new long[ByteBlock.WORDS + 1];
    private final long[] found = new long[ByteBlock.WORDS];

    /// @param sets what places hold, one byte of each
    /// @param tests of them
    RangePrefilter(List<ByteSet> sets, ByteTests tests) {
        this.sets = sets;
        this.tests = tests.tests();
    }

    @Override
    public int length() {
        return sets.size();
    }

    @Override
    public void close() {
        // Holds nothing but arrays
    }

    @Override
    public int last(byte[] bytes, int from, int to) {
        if (to - from < length()) {
            return -1;
        }
        int words = ByteBlock.words(to - from);
        block.load(bytes, from, to - from);
        Arrays.fill(found, 0, words, -1L);
        for (ByteTests.Test test : tests) {
            block.in(test.bytes(), marks);
            marks.gather(row);
            // Nothing behind the last byte
            row[words - 1] &= -1L >>> (from - to & 63);
            row[words] = 0;
            for (int place : test.places()) {
                keepWhere(place, words);
            }
        }
        return lastFound(bytes, from, to, words);
    }

    /// Keeps the places whose byte `place` is in the row.
    private void keepWhere(int place, int words) {
        if (place == 0) {
            for (int word = 0; word < words; word++) {
                found[word] &= row[word];
            }
            return;
        }
        for (int word = 0; word < words; word++) {
            found[word] &= row[word] >>> place | row[word + 1] << -place;
        }
    }

    private int lastFound(byte[] bytes, int from, int to, int words) {
        for (int word = words - 1; word >= 0; word--) {
            for (long left = found[word]; left != 0; left ^= Long.highestOneBit(left)) {
                int at = from + (word << 6) + Long.SIZE - 1 - Long.numberOfLeadingZeros(left);
                // Not every byte of a place is tested: one may reach behind the end
                if (at + length() <= to && Prefilter.isPlace(sets, bytes, at)) {
                    return at;
                }
            }
        }
        return -1;
    }
}
