package org.pagetint.ui.region;

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
}
