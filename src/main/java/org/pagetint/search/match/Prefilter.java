package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pagetint.search.pattern.ByteSet;
import org.pagetint.search.pattern.Regex;

/// Finds places that hold what every match of an expression holds, so that its automatons need not look at all the rest. One
/// thread.
final class Prefilter {
    /// If more places than this pass, the automatons would have to look at most of the memory all the same.
    private static final double MOST_SHARE = 1 / 256.0;

    private final List<ByteSet> sets;
    private final List<ByteTests.Test> tests;
    private final ByteBlock block = new ByteBlock();
    private final long[] row = new long[ByteBlock.WORDS + 1];
    private final long[] found = new long[ByteBlock.WORDS];

    private Prefilter(List<ByteSet> sets, List<ByteTests.Test> tests) {
        this.sets = sets;
        this.tests = tests;
    }

    /// One for `regex`; empty if nothing that its matches hold is rare.
    static Optional<Prefilter> of(Regex regex) {
        List<ByteSet> sets = RequiredBytes.of(regex).rarest();
        ByteTests tests = ByteTests.of(sets);
        return tests.share() > MOST_SHARE ? Optional.empty() : Optional.of(new Prefilter(sets, tests.tests()));
    }

    /// How many bytes a place has.
    int length() {
        return sets.size();
    }

    /// The last place that lies wholly in `bytes` from `from` to `to`; -1 if there is none.
    ///
    /// @param to at most [ByteBlock#BYTES] above `from`
    int last(byte[] bytes, int from, int to) {
        if (to - from < length()) {
            return -1;
        }
        int words = (to - from + 63) >>> 6;
        block.load(MemorySegment.ofArray(bytes), from, to - from);
        Arrays.fill(found, 0, words, -1L);
        for (ByteTests.Test test : tests) {
            block.in(test.bytes(), row);
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
                if (at + length() <= to && isPlace(bytes, at)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private boolean isPlace(byte[] bytes, int at) {
        for (int index = 0; index < sets.size(); index++) {
            if (!sets.get(index).contains(bytes[at + index] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
