package org.pagetint.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;

/// Neighbouring mappings whose pages are looked at in one call: that costs little more than looking at one of them.
/// Used by one thread.
public final class MappingBatch {
    private static final int MOST_MAPPINGS = 256;
    private static final long MOST_BYTES = 256L << 20;
    private static final long WIDEST_GAP_BYTES = 1L << 20;

    private final List<Mapping> mappings = new ArrayList<>();
    private long bytes;

    /// Takes what the pages of the mappings are.
    @FunctionalInterface
    public interface Sink {
        /// Pages that are alike, all of one mapping; they come in ascending order.
        ///
        /// @param mapping which of them, from 0
        void pages(int mapping, AddressRange pages, PageState state);
    }

    /// Adds the next mapping, in ascending order, if it lies close enough to the others and there is room. The first
    /// one always has.
    ///
    /// @return whether it was added
    public boolean add(Mapping next) {
        if (!mappings.isEmpty() && !joins(next.range())) {
            return false;
        }
        mappings.add(next);
        bytes += next.range().length();
        return true;
    }

    private boolean joins(AddressRange next) {
        long gap = next.start() - mappings.getLast().range().end();
        return mappings.size() < MOST_MAPPINGS
                && Long.compareUnsigned(gap, WIDEST_GAP_BYTES) <= 0
                && Long.compareUnsigned(bytes + next.length(), MOST_BYTES) <= 0;
    }

    /// Those that were added.
    public List<Mapping> mappings() {
        return Collections.unmodifiableList(mappings);
    }

    /// Looks at the pages of all of them, of which there is one at least; waits for the kernel.
    public void look(ProcessMemory memory, Sink sink) throws ProcessFailedException {
        AddressRange all = new AddressRange(
                mappings.getFirst().range().start(), mappings.getLast().range().end());
        int[] current = {0};
        memory.pages(all, run -> current[0] = split(run, current[0], sink));
    }

    /// Gives each mapping from the one numbered `first` on its part of a run.
    ///
    /// @return the first one that reaches behind it
    private int split(PageRun run, int first, Sink sink) {
        int at = first;
        while (at < mappings.size()) {
            AddressRange range = mappings.get(at).range();
            Optional<AddressRange> inside = run.range().intersect(range);
            if (inside.isPresent()) {
                sink.pages(at, inside.get(), run.state());
            }
            if (Long.compareUnsigned(range.end(), run.range().end()) > 0) {
                break;
            }
            at++;
        }
        return at;
    }

    /// How many bytes of each mapping are in which state, in the order of the mappings.
    public List<PageCounts> count(ProcessMemory memory) throws ProcessFailedException {
        List<PageCounts.Sum> sums =
                mappings.stream().map(_ -> new PageCounts.Sum()).toList();
        look(memory, (mapping, pages, state) -> sums.get(mapping).add(state, pages.length()));
        return sums.stream().map(PageCounts.Sum::toCounts).toList();
    }
}
