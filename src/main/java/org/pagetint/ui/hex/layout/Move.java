package org.pagetint.ui.hex.layout;

/// Where a key takes the cursor.
public enum Move {
    LEFT,
    RIGHT,
    UP,
    DOWN,
    /// As many rows up as are in sight.
    SCREEN_UP,
    /// As many rows down as are in sight.
    SCREEN_DOWN,
    ROW_START,
    ROW_END,
    REGION_START,
    REGION_END,
    /// The start of this page of memory or, from there, of the one before.
    PREVIOUS_PAGE,
    /// The start of the next page of memory.
    NEXT_PAGE;

    /// The byte that the cursor is on after moving from `address`, a byte of the region: never outside of it, however
    /// far the move would go.
    ///
    /// @param screenRows rows that are wholly in sight
    public long from(long address, RowGrid grid, long screenRows) {
        long row = grid.bytesPerRow();
        long page = grid.pageSize().bytes();
        return switch (this) {
            case LEFT -> back(address, 1, grid);
            case RIGHT -> on(address, 1, grid);
            case UP -> stepBack(address, row, grid);
            case DOWN -> step(address, row, grid);
            case SCREEN_UP -> back(address, screenRows * row, grid);
            case SCREEN_DOWN -> on(address, screenRows * row, grid);
            case ROW_START -> grid.nearest(grid.address(grid.rowOf(address)));
            case ROW_END -> grid.nearest(grid.address(grid.rowOf(address)) + row - 1);
            case REGION_START -> grid.region().start();
            case REGION_END -> grid.region().end() - 1;
            case PREVIOUS_PAGE -> back(grid.pageSize().floor(back(address, 1, grid)), 0, grid);
            case NEXT_PAGE -> on(grid.pageSize().floor(address), page, grid);
        };
    }

    private static long back(long address, long by, RowGrid grid) {
        long room = address - grid.region().start();
        return Long.compareUnsigned(room, by) < 0 ? grid.region().start() : grid.nearest(address - by);
    }

    private static long on(long address, long by, RowGrid grid) {
        long room = grid.region().end() - 1 - address;
        return Long.compareUnsigned(room, by) < 0 ? grid.region().end() - 1 : address + by;
    }

    /// Up one row, or nowhere in the first one: the column stays.
    private static long stepBack(long address, long by, RowGrid grid) {
        return Long.compareUnsigned(address - grid.region().start(), by) < 0 ? address : address - by;
    }

    private static long step(long address, long by, RowGrid grid) {
        return Long.compareUnsigned(grid.region().end() - 1 - address, by) < 0 ? address : address + by;
    }
}
