package org.pagetint.ui.region;

import java.util.ArrayList;
import java.util.List;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;

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
        private final AddressRange region;
        private final PageCounts.Sum all = new PageCounts.Sum();
        private final PageCounts.Sum[] parts;
        private final long partBytes;

        Builder(AddressRange region, PageSize pageSize) {
            this.region = region;
            long pages = pageSize.pages(region);
            int count = Long.compareUnsigned(pages, MOST_PARTS) < 0 ? Math.max(1, (int) pages) : MOST_PARTS;
            this.parts = new PageCounts.Sum[count];
            for (int i = 0; i < count; i++) {
                parts[i] = new PageCounts.Sum();
            }
            this.partBytes = Math.max(1, Long.divideUnsigned(region.length() - 1, count) + 1);
        }

        /// Adds pages of the region, in this state.
        void add(AddressRange pages, PageState state) {
            all.add(state, pages.length());
            long from = pages.start() - region.start();
            long to = pages.end() - region.start();
            int part = (int) Long.divideUnsigned(from, partBytes);
            while (Long.compareUnsigned(from, to) < 0) {
                long partEnd = (part + 1) * partBytes;
                long end = Long.compareUnsigned(partEnd, to) < 0 ? partEnd : to;
                parts[part].add(state, end - from);
                from = end;
                part++;
            }
        }

        /// What was added.
        RegionPages build() {
            PageCounts counts = all.toCounts();
            if (counts.isOfOneState()) {
                return new RegionPages(counts, List.of(counts));
            }
            List<PageCounts> built = new ArrayList<>(parts.length);
            for (PageCounts.Sum part : parts) {
                built.add(part.toCounts());
            }
            return new RegionPages(counts, built);
        }
    }
}
