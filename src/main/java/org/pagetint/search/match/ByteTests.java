package org.pagetint.search.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pagetint.search.pattern.ByteSet;

/// How to find places that may hold a row of bytes: of its sets, the one or two that the fewest places pass.
///
/// @param tests what to look at
/// @param share which part of all places passes, roughly; 1 if there is nothing to look at
record ByteTests(List<Test> tests, double share) {
    private static final int MOST_TESTS = 2;
    /// A set that stands at more places of the row is looked at only so often.
    private static final int MOST_PLACES = 8;

    /// Fewer places than this need no second look.
    private static final double RARE = 1e-5;

    /// Bytes of one set, at one or several places of a row.
    ///
    /// @param places counted from the first byte of the row, ascending
    record Test(ByteRanges bytes, List<Integer> places, double share) {}

    /// The best tests for `sets`, one behind the other.
    static ByteTests of(List<ByteSet> sets) {
        List<Test> best = new ArrayList<>();
        double share = 1;
        List<Test> all = sets.stream()
                .distinct()
                .map(set -> test(set, sets))
                .sorted(Comparator.comparingDouble(Test::share))
                .toList();
        for (Test test : all) {
            if (best.size() == MOST_TESTS || share < RARE) {
                break;
            }
            best.add(test);
            share *= test.share;
        }
        return new ByteTests(List.copyOf(best), share);
    }

    private static Test test(ByteSet set, List<ByteSet> sets) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < sets.size() && places.size() < MOST_PLACES; place++) {
            if (sets.get(place).equals(set)) {
                places.add(place);
            }
        }
        ByteRanges ranges = ByteRanges.covering(set);
        double one = 0;
        for (int value = 0; value < 256; value++) {
            one += ranges.contains(value) ? FilterChoice.share(value) : 0;
        }
        return new Test(ranges, List.copyOf(places), Math.pow(Math.min(1, one), places.size()));
    }
}
