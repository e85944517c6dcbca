package org.pagetint.ui.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pagetint.memory.PageCounts;

/// How the region table is ordered.
///
/// @param column by what
/// @param descending largest first
public record RegionOrder(RegionColumn column, boolean descending) {
    /// As the regions lie in memory.
    public static final RegionOrder BY_ADDRESS = new RegionOrder(RegionColumn.START, false);

    /// Whether the order depends on what the pages are.
    boolean isByPages() {
        return switch (column) {
            case RESIDENT, DIRTY, SWAPPED, PAGES -> true;
            case START, END, SIZE, PERMISSIONS, KIND, NAME, OFFSET -> false;
        };
    }

    /// `rows` in this order; those that are alike stand by address.
    ///
    /// @param rows by address
    /// @param pages what is known of their pages; a region that is not counted yet stands as if it had none
    List<RegionRow> sorted(List<RegionRow> rows, CountedPages pages) {
        return equals(BY_ADDRESS) ? rows : sorted(keyed(rows, pages));
    }

    private record Keyed(RegionRow row, RegionColumn.Key key) {}

    /// What is compared is found once for each row, and not again at each of the many comparisons.
    private List<Keyed> keyed(List<RegionRow> rows, CountedPages pages) {
        List<Keyed> keyed = new ArrayList<>(rows.size());
        CountedPages.Walk walk = pages.new Walk();
        for (RegionRow row : rows) {
            PageCounts counts = isByPages()
                    ? walk.of(row.mapping().range()).map(RegionPages::counts).orElse(PageCounts.NONE)
                    : PageCounts.NONE;
            keyed.add(new Keyed(row, column.key(row, counts)));
        }
        return keyed;
    }

    private List<RegionRow> sorted(List<Keyed> keyed) {
        Comparator<Keyed> ascending = Comparator.comparing(Keyed::key);
        keyed.sort(descending ? ascending.reversed() : ascending);
        List<RegionRow> rows = new ArrayList<>(keyed.size());
        keyed.forEach(each -> rows.add(each.row()));
        return rows;
    }
}
