package org.pagetint.search.match;

import java.util.ArrayList;
import java.util.List;
import org.pagetint.search.pattern.ByteSet;

/// Byte values in a few ranges, none of which reaches from below 0x80 to above it.
///
/// @param ranges in ascending order
record ByteRanges(List<Range> ranges) {
    /// Each costs a pass over the bytes.
    private static final int MOST_RANGES = 4;

    private static final int HALF = 0x80;

    /// Values from `low` up to and including `high`, both below 0x80 or both not.
    record Range(int low, int high) {}

    /// All of `set`, and where that would take too many ranges some more.
    static ByteRanges covering(ByteSet set) {
        List<Range> ranges = new ArrayList<>();
        for (int value = 0; value < 256; value++) {
            if (!set.contains(value)) {
                continue;
            }
            boolean goesOn = !ranges.isEmpty() && ranges.getLast().high == value - 1 && value != HALF;
            int low = goesOn ? ranges.removeLast().low : value;
            ranges.add(new Range(low, value));
        }
        while (ranges.size() > MOST_RANGES) {
            closeSmallestGap(ranges);
        }
        return new ByteRanges(List.copyOf(ranges));
    }

    private static void closeSmallestGap(List<Range> ranges) {
        int best = -1;
        int smallest = Integer.MAX_VALUE;
        for (int index = 0; index + 1 < ranges.size(); index++) {
            Range one = ranges.get(index);
            Range next = ranges.get(index + 1);
            if ((one.high < HALF) == (next.low < HALF) && next.low - one.high < smallest) {
                smallest = next.low - one.high;
                best = index;
            }
        }
        Range next = ranges.remove(best + 1);
        ranges.set(best, new Range(ranges.get(best).low, next.high));
    }

    /// Whether `value`, 0 to 255, is in one of them.
    boolean contains(int value) {
        return ranges.stream().anyMatch(range -> range.low <= value && value <= range.high);
    }
}
