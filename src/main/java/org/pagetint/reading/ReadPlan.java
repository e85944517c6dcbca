package org.pagetint.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;

/// What of a range is worth reading, found out from its page runs, so that a terabyte without a page costs nothing.
///
/// @param parts tile the range from its start on, in ascending order; the range may have more than the plan holds
/// @param gapBytes how much of them is not to be read
public record ReadPlan(List<Part> parts, long gapBytes) {
    /// Gaps below this are read along with what lies before them: that is cheaper than one more call.
    private static final int SMALL_GAP_PAGES = 16;

    private static final int MOST_PARTS = 1024;

    /// Some pages.
    ///
    /// @param gap what they are, if nothing in them is worth reading
    public record Part(AddressRange range, Optional<PageRun> gap) {}

    /// The plan for `range`.
    ///
    /// @param range whole pages, not empty
    /// @param worthReading whether there is something to read in the pages of a run, which is as a quiet look sees it
    public static ReadPlan of(ProcessMemory memory, AddressRange range, Predicate<PageRun> worthReading)
            throws ProcessFailedException {
        long smallGap = SMALL_GAP_PAGES * memory.pageSize().bytes();
        List<Part> parts = new ArrayList<>();
        memory.pages(range, run -> add(run, worthReading, smallGap, parts));
        long gaps = 0;
        for (Part part : parts) {
            gaps += part.gap.isPresent() ? part.range.length() : 0;
        }
        return new ReadPlan(List.copyOf(parts), gaps);
    }

    private static void add(PageRun run, Predicate<PageRun> worthReading, long smallGap, List<Part> parts) {
        if (parts.size() == MOST_PARTS) {
            return;
        }
        boolean afterBytes = !parts.isEmpty() && parts.getLast().gap.isEmpty();
        boolean small = Long.compareUnsigned(run.range().length(), smallGap) < 0;
        if (!worthReading.test(run) && !(small && afterBytes)) {
            parts.add(new Part(run.range(), Optional.of(run)));
        } else if (afterBytes) {
            long start = parts.removeLast().range.start();
            parts.add(new Part(new AddressRange(start, run.range().end()), Optional.empty()));
        } else {
            parts.add(new Part(run.range(), Optional.empty()));
        }
    }

    /// Where the plan ends.
    public long end() {
        return parts.getLast().range.end();
    }

    /// Whether most of what it covers is not worth reading.
    ///
    /// @param start where it starts
    public boolean isMostlyGaps(long start) {
        return Long.compareUnsigned(gapBytes, (end() - start) / 2) > 0;
    }
}
