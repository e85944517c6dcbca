package org.pagetint.ui.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;

/// Takes the page runs of several regions at once, in ascending order, and gives each region its own. Used by one
/// thread.
final class PageSplitter implements Consumer<PageRun> {
    private final List<Mapping> regions;
    private final List<RegionPages.Builder> builders;
    private int current;

    /// @param regions in ascending order
    PageSplitter(List<Mapping> regions, PageSize pageSize) {
        this.regions = regions;
        this.builders = regions.stream()
                .map(region -> new RegionPages.Builder(region.range(), pageSize))
                .toList();
    }

    @Override
    public void accept(PageRun run) {
        for (int i = current; i < regions.size(); i++) {
            AddressRange region = regions.get(i).range();
            Optional<AddressRange> inside = run.range().intersect(region);
            RegionPages.Builder builder = builders.get(i);
            inside.ifPresent(pages -> builder.add(pages, run.state()));
            if (Long.compareUnsigned(region.end(), run.range().end()) > 0) {
                break;
            }
            current = i + 1;
        }
    }

    /// The pages of each region, in the order the regions were given. Neighbours that are alike have theirs in common:
    /// of tens of thousands of regions most are.
    List<RegionPages> pages() {
        List<RegionPages> pages = new ArrayList<>(builders.size());
        for (RegionPages.Builder builder : builders) {
            RegionPages built = builder.build();
            pages.add(!pages.isEmpty() && pages.getLast().equals(built) ? pages.getLast() : built);
        }
        return pages;
    }
}
