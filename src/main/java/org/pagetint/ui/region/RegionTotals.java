package org.pagetint.ui.region;

import java.util.List;
import java.util.Map;
import org.pagetint.memory.AddressRange;

/// The regions that are listed, taken together.
///
/// @param shown how many are listed
/// @param all how many there are
/// @param bytes how long those listed are together
/// @param counted of how many of them the pages are known
/// @param pages the pages of those that are known
public record RegionTotals(int shown, int all, long bytes, int counted, PageCounts pages) {
    /// No region.
    public static final RegionTotals NONE = new RegionTotals(0, 0, 0, 0, PageCounts.NONE);

    static RegionTotals of(List<RegionRow> rows, int all, Map<AddressRange, RegionPages> known) {
        long bytes = 0;
        int counted = 0;
        PageCounts.Sum sum = new PageCounts.Sum();
        for (RegionRow row : rows) {
            bytes += row.mapping().range().length();
            RegionPages pages = known.get(row.mapping().range());
            if (pages != null) {
                counted++;
                sum.add(pages.counts());
            }
        }
        return new RegionTotals(rows.size(), all, bytes, counted, sum.toCounts());
    }
}
