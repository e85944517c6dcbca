package org.pagetint.ui.hex.layout;

import java.nio.ByteOrder;
import java.util.Optional;

/// Where the columns stand, counted in cells: a cell is as wide as one character.
///
/// @param bytesPerRow bytes in a row
/// @param groupBytes bytes in a group of the hex column
/// @param littleEndian whether the bytes of a group stand in reverse
/// @param addressCells characters of the address column
public record ByteColumns(int bytesPerRow, int groupBytes, boolean littleEndian, int addressCells) {
    /// Cells of the gutter: the bar of the page colour, the letter of its state, a gap.
    public static final int ADDRESS = 3;

    private static final int GAP = 2;
    private static final int BLOCK = 8;
    private static final int DIGITS = 2;

    /// The column that a point lies in.
    enum Column {
        HEX,
        TEXT
    }

    /// A byte under a point.
    ///
    /// @param index of the byte in its row
    public record Hit(Column column, int index) {}

    public static ByteColumns of(HexLayout layout, int bytesPerRow, int addressCells) {
        return new ByteColumns(
                bytesPerRow, layout.grouping().bytes(), layout.order() == ByteOrder.LITTLE_ENDIAN, addressCells);
    }

    /// The largest power of two bytes from 8 to 128 whose row has at most `cells` cells, or 8.
    public static int fitted(HexLayout layout, int addressCells, double cells) {
        int bytes = 128;
        while (bytes > BLOCK && of(layout, bytes, addressCells).width() > cells) {
            bytes /= 2;
        }
        return bytes;
    }

    /// The first cell of the hex column.
    public int hex() {
        return ADDRESS + addressCells + GAP;
    }

    /// The first of the two cells of byte `index`.
    public int hexCell(int index) {
        int inGroup = index % groupBytes;
        int place = littleEndian ? index - inGroup + groupBytes - 1 - inGroup : index;
        return hex() + place * DIGITS + place / groupBytes + blockGaps(place);
    }

    /// The first cell of the text column.
    public int text() {
        int last = bytesPerRow - 1;
        return hex() + last * DIGITS + last / groupBytes + blockGaps(last) + DIGITS + GAP;
    }

    /// The cell of byte `index` in the text column.
    public int textCell(int index) {
        return text() + index;
    }

    /// Cells of a whole row, with a gap behind it.
    public int width() {
        return text() + bytesPerRow + 1;
    }

    /// The byte nearest to `cell`, if the cell lies in the hex or the text column.
    public Optional<Hit> at(double cell) {
        if (cell < hex() - 1) {
            return Optional.empty();
        }
        if (cell >= text() - 1) {
            return Optional.of(new Hit(Column.TEXT, clamp((int) Math.floor(cell - text()))));
        }
        int nearest = 0;
        for (int index = 0; index < bytesPerRow; index++) {
            if (Math.abs(hexCell(index) + 1 - cell) < Math.abs(hexCell(nearest) + 1 - cell)) {
                nearest = index;
            }
        }
        return Optional.of(new Hit(Column.HEX, nearest));
    }

    private int clamp(int index) {
        return Math.clamp(index, 0, bytesPerRow - 1);
    }

    private int blockGaps(int place) {
        return groupBytes < BLOCK ? place / BLOCK : 0;
    }
}
