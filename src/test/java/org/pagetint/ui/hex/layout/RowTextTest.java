package org.pagetint.ui.hex.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;

class RowTextTest {
    private static final AddressRange REGION = new AddressRange(0x1000, 0x2000);
    private static final AddressRange NOTHING = new AddressRange(0, 0);

    private final ByteColumns columns = new ByteColumns(8, 2, false, 12);

    private RowText row(TextCells.Bytes bytes, long address, boolean loading, AddressRange selected) {
        RowText text = new RowText(columns, TextColumnEncoding.ASCII, bytes);
        text.fill(address, loading, REGION, selected);
        return text;
    }

    @Test
    void dimsZeroBytes() {
        RowText text = row(at -> at == 0x1001 ? 'A' : 0, 0x1000, false, NOTHING);

        assertThat(text.strong().strip()).isEqualTo("41                  A");
        assertThat(text.dim()).isEqualTo("00   0000 0000 0000  . ......");
    }

    @Test
    void keepsZeroBytesStrongWhereTheyAreSelected() {
        RowText text = row(_ -> 0, 0x1000, false, new AddressRange(0x1000, 0x1002));

        assertThat(text.strong()).startsWith("0000").endsWith("..");
    }

    @Test
    void marksBytesThatAreStillToComeAndBytesThatAreNotKnown() {
        assertThat(row(_ -> -1, 0x1000, true, NOTHING).dim()).isEqualTo("···· ···· ···· ····");
        assertThat(row(_ -> -1, 0x1000, false, NOTHING).dim()).isEqualTo("???? ???? ???? ????  ????????");
    }

    @Test
    void leavesBytesOutsideTheRegionBlank() {
        RowText text = row(_ -> 'x', 0x0ffc, false, NOTHING);

        assertThat(text.strong()).isEqualTo("          7878 7878      xxxx");
    }

    @Test
    void cutsWhatDoesNotFit() {
        assertThat(Glyphs.cut("loading", 7)).isEqualTo("loading");
        assertThat(Glyphs.cut("loading", 4)).isEqualTo("loa\u2026");
        assertThat(Glyphs.cut("loading", 0)).isEqualTo("\u2026");
    }
}
