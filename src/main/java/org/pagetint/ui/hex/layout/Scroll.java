package org.pagetint.ui.hex.layout;

/// Where the view stands in the rows of a region: the top row and how many pixels of it are above the edge. Immutable.
///
/// @param row the top row
/// @param offset pixels of the top row that are out of sight, from 0 up to, not including, the height of a row
public record Scroll(long row, double offset) {
    /// At the first row.
    public static final Scroll TOP = new Scroll(0, 0);

    /// This moved down by `pixels` (up where negative), kept within `rows` rows shown in `height` pixels.
    public Scroll by(double pixels, double rowHeight, double height, long rows) {
        double distance = offset + pixels;
        long whole = (long) Math.floor(distance / rowHeight);
        return new Scroll(saturatedAdd(row, whole), distance - whole * rowHeight).within(rowHeight, height, rows);
    }

    /// This moved by whole rows, kept within `rows` rows shown in `height` pixels.
    public Scroll byRows(long by, double rowHeight, double height, long rows) {
        return new Scroll(saturatedAdd(row, by), offset).within(rowHeight, height, rows);
    }

    /// The nearest place where no blank is above the first row, or below the last one if there are enough rows.
    public Scroll within(double rowHeight, double height, long rows) {
        if (row < 0 || rows <= height / rowHeight) {
            return TOP;
        }
        long wholeInSight = (long) Math.floor(height / rowHeight);
        double cut = height - wholeInSight * rowHeight;
        long lastRow = cut == 0 ? rows - wholeInSight : rows - wholeInSight - 1;
        double lastOffset = cut == 0 ? 0 : rowHeight - cut;
        return row > lastRow || (row == lastRow && offset > lastOffset) ? new Scroll(lastRow, lastOffset) : this;
    }

    /// This, or the least move that brings `target` wholly into sight.
    public Scroll showing(long target, double rowHeight, double height, long rows) {
        if (target < row || (target == row && offset > 0)) {
            return new Scroll(target, 0).within(rowHeight, height, rows);
        }
        double below = (target - row + 1) * rowHeight - offset - height;
        return below > 0 ? endingWith(target, rowHeight, height).within(rowHeight, height, rows) : this;
    }

    /// The row after the last one that lies, at least partly, in sight.
    public long endRow(double rowHeight, double height, long rows) {
        return Math.min(rows, row + (long) Math.ceil((height + offset) / rowHeight));
    }

    private static Scroll endingWith(long target, double rowHeight, double height) {
        long inSight = (long) Math.ceil(height / rowHeight);
        double hidden = inSight * rowHeight - height;
        return new Scroll(target + 1 - inSight, hidden);
    }

    private static long saturatedAdd(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? (b > 0 ? Long.MAX_VALUE : -1) : sum;
    }
}
