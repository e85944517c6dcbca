package org.pagetint.ui.region;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageCounts;

/// What is known of the pages of the regions of one list. Immutable: while pages are counted, one takes the place of
/// another, which costs a copy of references and no more.
public final class CountedPages {
    private static final long HIGHEST_BIT = Long.MIN_VALUE;

    /// With their highest bit turned over, so that their signed order is the order of addresses.
    private final long[] starts;

    private final long[] ends;
    private final @Nullable RegionPages[] known;

    private CountedPages(long[] starts, long[] ends, @Nullable RegionPages[] known) {
        this.starts = starts;
        this.ends = ends;
        this.known = known;
    }

    /// The pages of one region.
    record Counted(AddressRange region, RegionPages pages) {}

    /// No regions.
    static CountedPages none() {
        return new CountedPages(new long[0], new long[0], new RegionPages[0]);
    }

    /// The same with what was counted since. What is not of a region of the list is left out.
    CountedPages with(List<Counted> more) {
        @Nullable RegionPages[] all = known.clone();
        Walk walk = new Walk();
        for (Counted counted : more) {
            int index = walk.index(counted.region());
            if (index >= 0) {
                all[index] = counted.pages();
            }
        }
        return new CountedPages(starts, ends, all);
    }

    /// What of this is known of the regions of another list: of those that lie just where one of these did.
    CountedPages of(Mappings others) {
        int count = others.list().size();
        long[] otherStarts = new long[count];
        long[] otherEnds = new long[count];
        @Nullable RegionPages[] still = new RegionPages[count];
        Walk walk = new Walk();
        for (int i = 0; i < count; i++) {
            AddressRange range = others.list().get(i).range();
            otherStarts[i] = range.start() ^ HIGHEST_BIT;
            otherEnds[i] = range.end();
            int index = walk.index(range);
            still[i] = index < 0 ? null : known[index];
        }
        return new CountedPages(otherStarts, otherEnds, still);
    }

    /// What is known of the pages of the region at `range`.
    Optional<RegionPages> of(AddressRange range) {
        return new Walk().of(range);
    }

    /// Looks one region up after the other; at once where each is the next one in the list. Used by one thread.
    final class Walk {
        private int next;

        /// What is known of the pages of the region at `range`.
        Optional<RegionPages> of(AddressRange range) {
            int index = index(range);
            return index < 0 ? Optional.empty() : Optional.ofNullable(known[index]);
        }

        /// Where the region stands in the list, or −1.
        private int index(AddressRange range) {
            int index = isAt(next, range) ? next : Arrays.binarySearch(starts, range.start() ^ HIGHEST_BIT);
            if (!isAt(index, range)) {
                return -1;
            }
            next = index + 1;
            return index;
        }

        private boolean isAt(int index, AddressRange range) {
            return index >= 0
                    && index < starts.length
                    && starts[index] == (range.start() ^ HIGHEST_BIT)
                    && ends[index] == range.end();
        }
    }

    /// How many regions are not counted yet.
    int missing() {
        int missing = 0;
        for (RegionPages pages : known) {
            missing += pages == null ? 1 : 0;
        }
        return missing;
    }

    /// The pages of all that are counted.
    PageCounts sum() {
        PageCounts.Sum sum = new PageCounts.Sum();
        for (RegionPages pages : known) {
            if (pages != null) {
                sum.add(pages.counts());
            }
        }
        return sum.toCounts();
    }
}
