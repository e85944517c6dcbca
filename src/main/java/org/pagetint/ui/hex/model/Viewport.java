package org.pagetint.ui.hex.model;

import java.util.Optional;
import java.util.OptionalLong;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.layout.Scroll;

/// The part of a region that is in sight: its rows, how far they are scrolled, how much fits. FX thread only.
public final class Viewport {
    private Optional<RowGrid> grid = Optional.empty();
    private Scroll scroll = Scroll.TOP;
    private double rowHeight = 22;
    private double height;
    private OptionalLong awaited = OptionalLong.empty();

    /// The rows, if there is a region.
    public Optional<RowGrid> grid() {
        return grid;
    }

    /// The top row.
    public Scroll scroll() {
        return scroll;
    }

    /// Rows that fit wholly, at least one.
    public long wholeRows() {
        return Math.max(1, (long) Math.floor(height / rowHeight));
    }

    /// Shows no rows.
    void clear() {
        grid = Optional.empty();
        scroll = Scroll.TOP;
        awaited = OptionalLong.empty();
    }

    /// Shows other rows; of the same region the first byte in sight stays in sight.
    void lay(RowGrid next) {
        Optional<RowGrid> same =
                grid.filter(was -> was.region().start() == next.region().start());
        long row = same.filter(_ -> scroll.row() > 0)
                .map(was -> next.rowOf(next.nearest(was.address(scroll.row()))))
                .orElse(0L);
        grid = Optional.of(next);
        scroll = new Scroll(row, 0).within(rowHeight, height, next.rows());
    }

    /// Takes how much fits.
    ///
    /// @param newRowHeight pixels of a row
    /// @param newHeight pixels of all rows in sight
    /// @param kept an address that stays in sight if it is
    /// @return whether that is something new
    boolean resize(double newRowHeight, double newHeight, long kept) {
        boolean changed = newRowHeight != rowHeight || newHeight != height;
        boolean keep = changed && shows(kept);
        rowHeight = newRowHeight;
        height = newHeight;
        grid.ifPresent(g -> scroll =
                new Scroll(scroll.row(), Math.min(scroll.offset(), rowHeight - 1)).within(rowHeight, height, g.rows()));
        if (height > 0 && awaited.isPresent()) {
            show(awaited.getAsLong());
        } else if (keep) {
            show(kept);
        }
        return changed;
    }

    /// Moves down by pixels, up where negative.
    void scrollBy(double pixels) {
        grid.ifPresent(g -> scroll = scroll.by(pixels, rowHeight, height, g.rows()));
    }

    /// Moves down by whole rows, up where negative.
    void scrollByRows(long by) {
        grid.ifPresent(g -> scroll = scroll.byRows(by, rowHeight, height, g.rows()));
    }

    /// Moves so that the row of `address` is in the middle.
    void centre(long address) {
        grid.ifPresent(g -> scroll =
                new Scroll(Math.max(0, g.rowOf(address) - wholeRows() / 2), 0).within(rowHeight, height, g.rows()));
    }

    /// Moves so that the row of `address` is in the middle, unless it is in sight.
    void reach(long address) {
        if (!shows(address)) {
            centre(address);
        }
    }

    /// Moves as little as shows the row of `address` whole, and the boundary above it if it is the first one of its
    /// page; before there is any height, as soon as there is.
    void show(long address) {
        awaited = height > 0 ? OptionalLong.empty() : OptionalLong.of(address);
        grid.filter(_ -> height > 0).ifPresent(g -> {
            long row = g.rowOf(address);
            if (g.isBoundary(row - 1)) {
                scroll = scroll.showing(row - 1, rowHeight, height, g.rows());
            }
            scroll = scroll.showing(row, rowHeight, height, g.rows());
        });
    }

    /// Whether the row of `address` is in sight, at least partly.
    public boolean shows(long address) {
        return grid.filter(g -> {
                    long row = g.rowOf(address);
                    return scroll.row() <= row && row < endRow();
                })
                .isPresent();
    }

    /// The row after the last one in sight; there must be rows.
    public long endRow() {
        return scroll.endRow(rowHeight, height, grid.orElseThrow().rows());
    }

    /// The pages in sight, if anything is.
    public Optional<AddressRange> pages() {
        return grid.filter(_ -> height > 0).map(g -> g.pages(scroll.row(), endRow()));
    }
}
