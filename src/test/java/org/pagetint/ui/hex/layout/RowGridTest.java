package org.pagetint.ui.hex.layout;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageSize;

class RowGridTest {
    private static final long START = 0x7f00_0000_0000L;
    private static final long VSYSCALL = 0xffff_ffff_ff60_0000L;

    private static RowGrid grid(long start, long length, int bytesPerRow) {
        return new RowGrid(AddressRange.ofLength(start, length), PageSize.DEFAULT, bytesPerRow);
    }

    @Test
    void beginsEachPageWithARowForItsBoundary() {
        RowGrid grid = grid(START, 0x3000, 16);

        assertThat(grid.isBoundary(0)).isTrue();
        assertThat(grid.isBoundary(256)).isFalse();
        assertThat(grid.isBoundary(257)).isTrue();
        assertThat(grid.address(257)).isEqualTo(START + 0x1000);
        assertThat(grid.address(258)).isEqualTo(START + 0x1000);
        assertThat(grid.rows()).isEqualTo(3 * 257);
    }

    @Test
    void countsTheRowsOfATebibyte() {
        assertThat(grid(START, 1L << 40, 8).rows()).isEqualTo((1L << 28) * 513);
    }

    @Test
    void worksAboveTheSignedAddresses() {
        RowGrid grid = grid(VSYSCALL, 0x1000, 32);

        assertThat(grid.rowOf(VSYSCALL + 0xfff)).isEqualTo(128);
        assertThat(grid.address(128)).isEqualTo(VSYSCALL + 0xfe0);
        assertThat(grid.pages(0, grid.rows())).isEqualTo(AddressRange.ofLength(VSYSCALL, 0x1000));
    }

    @Test
    void showsARegionThatBeginsAndEndsInsidePages() {
        RowGrid grid = grid(START + 0x808, 0x1000, 16);

        assertThat(grid.address(0)).isEqualTo(START);
        assertThat(grid.nearest(START)).isEqualTo(START + 0x808);
        assertThat(grid.rowOf(START + 0x1807)).isEqualTo(grid.rows() - 1);
        assertThat(grid.pages(0, grid.rows())).isEqualTo(AddressRange.ofLength(START, 0x2000));
    }

    @Property
    void findsEachAddressInTheRowThatHoldsIt(@ForAll @LongRange(min = 0, max = (1L << 46) - 1) long offset) {
        RowGrid grid = grid(START, 1L << 46, 16);
        long address = START + offset;
        long row = grid.rowOf(address);

        assertThat(grid.isBoundary(row)).isFalse();
        assertThat(address - grid.address(row)).isBetween(0L, 15L);
        assertThat(grid.isBoundary(grid.boundaryOf(address))).isTrue();
    }
}
