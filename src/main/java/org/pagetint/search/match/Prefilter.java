package org.pagetint.search.match;

import java.util.List;
import java.util.Optional;
import org.pagetint.search.pattern.ByteSet;
import org.pagetint.search.pattern.Regex;

/// Finds places that hold what every match of an expression holds, so that its automatons need not look at all the
/// rest. One thread.
sealed interface Prefilter extends AutoCloseable permits MaskPrefilter, RangePrefilter {
    /// If more places than this pass, the automatons would have to look at most of the memory all the same.
    double MOST_SHARE = 1 / 256.0;

    /// One for `regex`; empty if nothing that its matches hold is rare.
    static Optional<Prefilter> of(Regex regex) {
        List<ByteSet> sets = RequiredBytes.of(regex).rarest();
        if (MaskPrefilter.suits(sets)) {
            return Optional.of(new MaskPrefilter(sets));
        }
        ByteTests tests = ByteTests.of(sets);
        return tests.share() > MOST_SHARE ? Optional.empty() : Optional.of(new RangePrefilter(sets, tests));
    }

    /// Whether the bytes from `at` on are in `sets`, one in each.
    static boolean isPlace(List<ByteSet> sets, byte[] bytes, int at) {
        for (int index = 0; index < sets.size(); index++) {
            if (!sets.get(index).contains(bytes[at + index] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    /// How many bytes a place has.
    int length();

    /// The last place that lies wholly in `bytes` from `from` to `to`; -1 if there is none.
    ///
    /// @param to at most [ByteBlock#BYTES] above `from`
    int last(byte[] bytes, int from, int to);

    @Override
    void close();
}
