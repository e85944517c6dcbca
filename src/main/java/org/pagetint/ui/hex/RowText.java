package org.pagetint.ui.hex;

import java.util.Arrays;
import java.util.Optional;
import org.pagetint.memory.AddressRange;

/// The characters of one row's hex and text columns, apart for bytes that matter and bytes that are dimmed (zeros, loading,
/// unknown), so that a row is drawn in two strokes. Filled again for each row.
final class RowText {
    private static final String DIGITS = "0123456789abcdef";
    private static final char LOADING = '·';
    private static final char UNKNOWN = '?';
    private static final char NOT_TEXT = '.';

    private final Columns columns;
    private final TextEncoding encoding;
    private final char[] strong;
    private final char[] dim;

    RowText(Columns columns, TextEncoding encoding) {
        this.columns = columns;
        this.encoding = encoding;
        this.strong = new char[columns.width() - columns.hex()];
        this.dim = new char[columns.width() - columns.hex()];
    }

    /// What is drawn in the colour of text, from the first cell of the hex column on.
    String strong() {
        return trimmed(strong);
    }

    /// What is drawn dimmed, from the first cell of the hex column on.
    String dim() {
        return trimmed(dim);
    }

    /// Fills in the row of bytes that begins at `address`.
    ///
    /// @param content what is known of its page
    /// @param inPage where the row begins in the page
    /// @param region bytes outside of it stay blank
    /// @param selected dimmed bytes in it are drawn like others
    void fill(PageContent content, long address, int inPage, AddressRange region, AddressRange selected) {
        Arrays.fill(strong, ' ');
        Arrays.fill(dim, ' ');
        for (int index = 0; index < columns.bytesPerRow(); index++) {
            long at = address + index;
            if (region.contains(at)) {
                put(content, index, inPage + index, selected.contains(at));
            }
        }
    }

    private void put(PageContent content, int index, int inPage, boolean selected) {
        Optional<PageBytes> bytes =
                content.reading().filter(PageContent.Read::isKnown).map(PageContent.Read::bytes);
        if (bytes.isPresent()) {
            known(index, bytes.get().at(inPage), selected);
        } else {
            mark(index, UNKNOWN, ' ', selected);
        }
    }

    /// Fills in a row whose page has not been read yet.
    void fillLoading(long address, AddressRange region) {
        Arrays.fill(strong, ' ');
        Arrays.fill(dim, ' ');
        for (int index = 0; index < columns.bytesPerRow(); index++) {
            if (region.contains(address + index)) {
                mark(index, LOADING, ' ', false);
            }
        }
    }

    private void known(int index, int value, boolean selected) {
        int cell = columns.hexCell(index) - columns.hex();
        char[] hex = value == 0 && !selected ? dim : strong;
        hex[cell] = DIGITS.charAt(value >> 4);
        hex[cell + 1] = DIGITS.charAt(value & 0xf);
        char text = text(value);
        char[] column = text == NOT_TEXT && value != NOT_TEXT && !selected ? dim : strong;
        column[columns.textCell(index) - columns.hex()] = text;
    }

    private void mark(int index, char mark, char text, boolean selected) {
        char[] row = selected ? strong : dim;
        int cell = columns.hexCell(index) - columns.hex();
        row[cell] = mark;
        row[cell + 1] = mark;
        row[columns.textCell(index) - columns.hex()] = text;
    }

    private char text(int value) {
        boolean ascii = value >= 0x20 && value < 0x7f;
        boolean latin = encoding == TextEncoding.LATIN_1 && value >= 0xa0 && value != 0xad;
        return ascii || latin ? (char) value : NOT_TEXT;
    }

    private static String trimmed(char[] cells) {
        int end = cells.length;
        while (end > 0 && cells[end - 1] == ' ') {
            end--;
        }
        return new String(cells, 0, end);
    }
}
