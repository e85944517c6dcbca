package org.pagetint.ui.region;

import java.util.List;
import java.util.stream.IntStream;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.PartCounts;

/// What is known of the pages of one region: how many are in which state, and how they are spread over it.
///
/// @param counts of the whole region
/// @param parts equal parts of the region in address order, each with its counts; one part where all pages are alike
public record RegionPages(PageCounts counts, List<PageCounts> parts) {
    /// A region is looked at in so many parts at most.
    static final int MOST_PARTS = 24;

    public RegionPages {
        parts = List.copyOf(parts);
    }

    /// Takes the runs of one region, in any order, and makes its pages of them. Used by one thread.
    static final class Builder {
        private final PartCounts parts;

        Builder(AddressRange region, PageSize pageSize) {
            long pages = pageSize.pages(region);
            long count = Long.compareUnsigned(pages, MOST_PARTS) < 0 ? Math.max(1, pages) : MOST_PARTS;
            this.parts = new PartCounts(region, Math.max(1, Long.divideUnsigned(region.length() - 1, count) + 1));
        }

        /// Adds pages of the region, in this state.
        void add(AddressRange pages, PageState state) {
            parts.add(pages, state);
        }

        /// What was added.
        RegionPages build() {
            PageCounts counts = parts.counts(0, parts.parts());
            if (counts.isOfOneState()) {
                return new RegionPages(counts, List.of(counts));
            }
            return new RegionPages(
                    counts,
                    IntStream.range(0, parts.parts())
                            .mapToObj(part -> parts.counts(part, part + 1))
                            .toList());
        }
    }
}
