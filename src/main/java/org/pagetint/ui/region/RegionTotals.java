package org.pagetint.ui.region;

import java.util.List;
import java.util.Optional;
import org.pagetint.memory.PageCounts;

/// The regions that are listed, taken together.
///
/// @param shown how many are listed
/// @param all how many there are
/// @param bytes how long those listed are together
/// @param uncounted of how many of them the pages are still to be counted
/// @param pages the pages of those that are known
public record RegionTotals(int shown, int all, long bytes, int uncounted, PageCounts pages) {
    /// No region.
    public static final RegionTotals NONE = new RegionTotals(0, 0, 0, 0, PageCounts.NONE);

    static RegionTotals of(List<RegionRow> rows, int all, CountedPages known) {
        long bytes = 0;
        int uncounted = 0;
        PageCounts.Sum sum = new PageCounts.Sum();
        CountedPages.Walk walk = known.new Walk();
        for (RegionRow row : rows) {
            bytes += row.mapping().range().length();
            Optional<RegionPages> pages = walk.of(row.mapping().range());
            if (pages.isPresent()) {
                sum.add(pages.get().counts());
            } else if (!(row.change() instanceof RegionChange.Gone)) {
                uncounted++;
            }
        }
        return new RegionTotals(rows.size(), all, bytes, uncounted, sum.toCounts());
    }
}
