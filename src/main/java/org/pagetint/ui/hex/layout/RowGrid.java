package org.pagetint.ui.hex.layout;

import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageSize;

/// Cuts a region into rows. Each page begins with a row for its boundary, then come its rows of bytes: with pages of
/// 4096 and 16 bytes a row, row 0 is the first boundary, row 1 holds the first 16 bytes, row 257 is the second
/// boundary. Row numbers are `long`: a region can have 10¹⁷.
///
/// @param region what is shown, not empty; it may start or end inside a page
/// @param pageSize bytes of a page, a multiple of `bytesPerRow`
/// @param bytesPerRow bytes in a row
public record RowGrid(AddressRange region, PageSize pageSize, int bytesPerRow) {
    public RowGrid {
        if (region.isEmpty() || pageSize.bytes() % bytesPerRow != 0) {
            throw new IllegalArgumentException(bytesPerRow + " bytes a row in " + region);
        }
    }

    /// How many rows there are.
    public long rows() {
        return rowOf(region.end() - 1) + 1;
    }

    /// The row that shows the byte at `address`, which lies in a page of the region.
    public long rowOf(long address) {
        long distance = address - base();
        long page = Long.divideUnsigned(distance, pageSize.bytes());
        long inPage = Long.remainderUnsigned(distance, pageSize.bytes());
        return page * rowsPerPage() + 1 + inPage / bytesPerRow;
    }

    /// The row that announces the page of `address`.
    public long boundaryOf(long address) {
        return rowOf(pageSize.floor(address)) - 1;
    }

    /// Whether this row announces a page.
    public boolean isBoundary(long row) {
        return row % rowsPerPage() == 0;
    }

    /// The address of the first byte of the row, or of the page that the row announces. The first and the last row may
    /// begin or end outside the region.
    public long address(long row) {
        long page = row / rowsPerPage();
        long inPage = Math.max(0, row % rowsPerPage() - 1);
        return base() + page * pageSize.bytes() + inPage * bytesPerRow;
    }

    /// `address`, or the byte of the region nearest to it.
    public long nearest(long address) {
        if (region.contains(address)) {
            return address;
        }
        return Long.compareUnsigned(address, region.start()) < 0 ? region.start() : region.end() - 1;
    }

    /// Whole pages that hold the rows `from` up to, not including, `to`, cut at the last page of the region.
    public AddressRange pages(long from, long to) {
        long last = Math.min(to, rows()) - 1;
        long start = pageSize.floor(address(from));
        return new AddressRange(start, pageSize.floor(address(Math.max(from, last))) + pageSize.bytes());
    }

    private long base() {
        return pageSize.floor(region.start());
    }

    private long rowsPerPage() {
        return pageSize.bytes() / bytesPerRow + 1;
    }
}
