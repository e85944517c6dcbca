package org.pagetint.ui.hex.loading;

import java.util.List;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;

/// A region cut into at most 4096 bundles of pages, and how many pages of each state a bundle has. One thread at a
/// time.
public final class StripCounts {
    /// All states; the order of the counts of a bundle.
    static final List<PageState> STATES = List.of(PageState.values());

    private static final long MOST_BUNDLES = 4096;

    private final AddressRange region;
    private final PageSize pageSize;
    private final long pagesInBundle;
    private final int bundles;
    private final long[] counts;

    /// No page of the region is counted yet.
    public StripCounts(AddressRange region, PageSize pageSize) {
        this(pageSize.widen(region), pageSize, bundleSize(pageSize.pages(pageSize.widen(region))));
    }

    private StripCounts(AddressRange region, PageSize pageSize, long pagesInBundle) {
        this.region = region;
        this.pageSize = pageSize;
        this.pagesInBundle = pagesInBundle;
        this.bundles = (int) ((pageSize.pages(region) + pagesInBundle - 1) / pagesInBundle);
        this.counts = new long[bundles * STATES.size()];
    }

    /// The same region, to be counted again: until a bundle is, it has the counts of the last time.
    public StripCounts again() {
        StripCounts next = new StripCounts(region, pageSize, pagesInBundle);
        next.take(this, 0);
        return next;
    }

    private static long bundleSize(long pages) {
        return Math.max(1, (pages + MOST_BUNDLES - 1) / MOST_BUNDLES);
    }

    /// Bundles of the same size for a part of the region, to be counted on their own: those from `from` up to, not
    /// including, `to`.
    StripCounts part(int from, int to) {
        return new StripCounts(range(from, to), pageSize, pagesInBundle);
    }

    /// The pages it is about.
    public AddressRange region() {
        return region;
    }

    /// How many bundles there are.
    public int bundles() {
        return bundles;
    }

    /// Bytes in a bundle; the last one may have fewer.
    long bundleBytes() {
        return pagesInBundle * pageSize.bytes();
    }

    /// The addresses of the bundles `from` up to, not including, `to`.
    AddressRange range(int from, int to) {
        long end = to == bundles ? region.end() : region.start() + to * bundleBytes();
        return new AddressRange(region.start() + from * bundleBytes(), end);
    }

    /// The bundle of `address`, which lies in the region.
    int bundleOf(long address) {
        return (int) Long.divideUnsigned(address - region.start(), bundleBytes());
    }

    /// How many pages of `state` the bundles `from` up to, not including, `to` have, as far as they are counted.
    public long pages(PageState state, int from, int to) {
        long sum = 0;
        for (int bundle = from; bundle < to; bundle++) {
            sum += counts[bundle * STATES.size() + STATES.indexOf(state)];
        }
        return sum;
    }

    /// Counts the pages of a run that lies in the region.
    void add(PageRun run) {
        int state = STATES.indexOf(run.state());
        long at = run.range().start();
        while (at != run.range().end()) {
            int bundle = bundleOf(at);
            AddressRange part = range(bundle, bundle + 1).intersect(run.range()).orElseThrow();
            counts[bundle * STATES.size() + state] += pageSize.pages(part);
            at = part.end();
        }
    }

    /// Takes the counts of a part that begins with the bundle `from`.
    void take(StripCounts part, int from) {
        System.arraycopy(part.counts, 0, counts, from * STATES.size(), part.counts.length);
    }
}
