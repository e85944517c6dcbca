package org.pagetint.ui.region;

import java.util.Comparator;
import java.util.function.Function;
import org.pagetint.memory.PageState;

/// What the region table shows and can be ordered by.
public enum RegionColumn {
    START,
    END,
    SIZE,
    PERMISSIONS,
    KIND,
    NAME,
    OFFSET,
    RESIDENT,
    DIRTY,
    SWAPPED,
    PAGES;

    /// Smallest first. Regions that are alike stand by address.
    ///
    /// @param pages what is known of a region's pages
    Comparator<RegionRow> ascending(Function<RegionRow, PageCounts> pages) {
        Comparator<RegionRow> byStart =
                Comparator.comparing(row -> row.mapping().range());
        Comparator<RegionRow> first = switch (this) {
            case START -> byStart;
            case END ->
                (a, b) -> Long.compareUnsigned(
                        a.mapping().range().end(), b.mapping().range().end());
            case SIZE ->
                (a, b) -> Long.compareUnsigned(
                        a.mapping().range().length(), b.mapping().range().length());
            case PERMISSIONS ->
                Comparator.comparing(row -> row.mapping().permissions().toString());
            case KIND -> Comparator.comparing(row -> row.mapping().kind());
            case NAME -> Comparator.comparing(RegionRow::path, String.CASE_INSENSITIVE_ORDER);
            case OFFSET ->
                (a, b) -> Long.compareUnsigned(a.mapping().offset(), b.mapping().offset());
            case RESIDENT -> Comparator.comparingLong(row -> pages.apply(row).residentBytes());
            case DIRTY, PAGES ->
                Comparator.comparingLong(row -> pages.apply(row).bytes(PageState.DIRTY_MEMORY));
            case SWAPPED -> Comparator.comparingLong(row -> pages.apply(row).bytes(PageState.SWAPPED));
        };
        return first.thenComparing(byStart);
    }
}
