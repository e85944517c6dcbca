package org.pagetint.ui.region;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// What is known of the pages of the regions of one list. Immutable: while pages are counted, one takes the place of another,
/// which costs a copy of references and no more.
public final class CountedPages {
    /// The pages of one region.
    record Counted(AddressRange region, RegionPages pages) {}

    private static final long[] NO_ADDRESSES = {};

    private final List<Mapping> regions;
    private final long[] starts;
    private final @Nullable RegionPages[] known;

    private CountedPages(List<Mapping> regions, long[] starts, @Nullable RegionPages[] known) {
        this.regions = regions;
        this.starts = starts;
        this.known = known;
    }

    /// No regions.
    static CountedPages none() {
        return new CountedPages(List.of(), NO_ADDRESSES, new RegionPages[0]);
    }

    /// The same with what was counted since. What is not of a region of the list is left out.
    CountedPages with(List<Counted> more) {
        @Nullable RegionPages[] all = known.clone();
        for (Counted counted : more) {
            int index = index(counted.region());
            if (index >= 0) {
                all[index] = counted.pages();
            }
        }
        return new CountedPages(regions, starts, all);
    }

    /// What of this is known of the regions of another list: of those that lie just where one of these did.
    CountedPages of(Mappings others) {
        int count = others.list().size();
        long[] otherStarts = new long[count];
        @Nullable RegionPages[] still = new RegionPages[count];
        for (int i = 0; i < count; i++) {
            AddressRange range = others.list().get(i).range();
            otherStarts[i] = range.start() ^ Long.MIN_VALUE;
            int index = index(range);
            still[i] = index < 0 ? null : known[index];
        }
        return new CountedPages(others.list(), otherStarts, still);
    }

    /// What is known of the pages of the region at `range`.
    Optional<RegionPages> of(AddressRange range) {
        int index = index(range);
        return index < 0 ? Optional.empty() : Optional.ofNullable(known[index]);
    }

    /// Looks one region up after the other; at once where each is the next one in the list. Used by one thread.
    final class Walk {
        private int next;

        Optional<RegionPages> of(AddressRange range) {
            int index = isAt(next, range) ? next : index(range);
            next = index + 1;
            return index < 0 ? Optional.empty() : Optional.ofNullable(known[index]);
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

    /// Where the region stands in the list, or a negative number. The starts are kept with their highest bit turned over, so
    /// that their signed order is the order of addresses.
    private int index(AddressRange range) {
        int index = Arrays.binarySearch(starts, range.start() ^ Long.MIN_VALUE);
        return isAt(index, range) ? index : -1;
    }

    private boolean isAt(int index, AddressRange range) {
        return index >= 0
                && index < regions.size()
                && regions.get(index).range().equals(range);
    }
}
