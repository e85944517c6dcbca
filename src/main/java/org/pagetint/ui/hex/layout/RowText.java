package org.pagetint.ui.hex.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pagetint.memory.AddressRange;

/// The characters of one row's hex and text columns, apart for bytes that matter and bytes that are dimmed (zeros,
/// loading, unknown), so that a row is drawn in two strokes. Filled again for each row.
public final class RowText {
    /// A character that may be wider than a cell, and so is drawn by itself.
    ///
    /// @param cell from the start of the row
    public record Placed(int cell, String text) {}

    private static final String DIGITS = "0123456789abcdef";
    private static final char LOADING = '·';
    private static final char UNKNOWN = '?';
    private static final int LAST_NARROW = 0xff;

    private final ByteColumns columns;
    private final TextColumnEncoding encoding;
    private final TextCells.Bytes bytes;
    private final char[] strong;
    private final char[] dim;
    private final List<Placed> placed = new ArrayList<>();

    /// @param bytes known bytes by address, also those outside the row
    public RowText(ByteColumns columns, TextColumnEncoding encoding, TextCells.Bytes bytes) {
        this.columns = columns;
        this.encoding = encoding;
        this.bytes = bytes;
        this.strong = new char[columns.width() - columns.hex()];
        this.dim = new char[columns.width() - columns.hex()];
    }

    /// What is drawn in the colour of text, from the first cell of the hex column on.
    public String strong() {
        return trimmed(strong);
    }

    /// What is drawn dimmed, from the first cell of the hex column on.
    public String dim() {
        return trimmed(dim);
    }

    /// What is drawn cell by cell in the colour of text.
    public List<Placed> placed() {
        return placed;
    }

    /// Fills in the row of bytes that begins at `address`.
    ///
    /// @param loading whether bytes that are not known are still to come
    /// @param region bytes outside of it stay blank
    /// @param selected dimmed bytes in it are drawn like others
    public void fill(long address, boolean loading, AddressRange region, AddressRange selected) {
        Arrays.fill(strong, ' ');
        Arrays.fill(dim, ' ');
        placed.clear();
        for (int index = 0; index < columns.bytesPerRow(); index++) {
            long at = address + index;
            if (region.contains(at)) {
                int value = bytes.at(at);
                if (value < 0) {
                    mark(index, loading ? LOADING : UNKNOWN, selected.contains(at));
                } else {
                    known(index, at, value, selected.contains(at));
                }
            }
        }
    }

    private void known(int index, long address, int value, boolean selected) {
        int cell = columns.hexCell(index) - columns.hex();
        char[] hex = value == 0 && !selected ? dim : strong;
        hex[cell] = DIGITS.charAt(value >> 4);
        hex[cell + 1] = DIGITS.charAt(value & 0xf);
        int point = TextCells.codePoint(encoding, bytes, address);
        if (point > LAST_NARROW) {
            placed.add(new Placed(columns.textCell(index), Character.toString(point)));
        } else {
            boolean isText = point != Ascii.NOT_TEXT || value == Ascii.NOT_TEXT;
            (isText || selected ? strong : dim)[columns.textCell(index) - columns.hex()] = (char) point;
        }
    }

    private void mark(int index, char mark, boolean selected) {
        char[] row = selected ? strong : dim;
        int cell = columns.hexCell(index) - columns.hex();
        row[cell] = mark;
        row[cell + 1] = mark;
        row[columns.textCell(index) - columns.hex()] = mark == LOADING ? ' ' : mark;
    }

    private static String trimmed(char[] cells) {
        int end = cells.length;
        while (end > 0 && cells[end - 1] == ' ') {
            end--;
        }
        return new String(cells, 0, end);
    }
}
