package org.pagetint.ui.hex.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageSize;

class MoveTest {
    private static final long START = 0x10000;
    private static final RowGrid GRID = new RowGrid(AddressRange.ofLength(START, 0x4000), PageSize.DEFAULT, 16);

    @ParameterizedTest
    @CsvSource({
        "LEFT, 0x11235, 0x11234",
        "RIGHT, 0x11235, 0x11236",
        "UP, 0x11235, 0x11225",
        "DOWN, 0x11235, 0x11245",
        "SCREEN_UP, 0x11235, 0x111d5",
        "SCREEN_DOWN, 0x11235, 0x11295",
        "ROW_START, 0x11235, 0x11230",
        "ROW_END, 0x11235, 0x1123f",
        "REGION_START, 0x11235, 0x10000",
        "REGION_END, 0x11235, 0x13fff",
        "PREVIOUS_PAGE, 0x11235, 0x11000",
        "PREVIOUS_PAGE, 0x11000, 0x10000",
        "NEXT_PAGE, 0x11235, 0x12000",
        "UP, 0x10005, 0x10005",
        "DOWN, 0x13ff5, 0x13ff5",
        "NEXT_PAGE, 0x13235, 0x13fff",
        "SCREEN_UP, 0x10005, 0x10000",
    })
    void goesThere(Move move, String from, String to) {
        assertThat(move.from(Long.decode(from), GRID, 6)).isEqualTo(Long.decode(to));
    }

    @ParameterizedTest
    @EnumSource
    void staysInTheRegionAtBothEnds(Move move) {
        for (long address : new long[] {START, START + 0x3fff}) {
            assertThat(GRID.region().contains(move.from(address, GRID, 1L << 40)))
                    .isTrue();
        }
    }

    @Test
    void worksAboveTheSignedAddresses() {
        long start = 0xffff_ffff_ff60_0000L;
        RowGrid high = new RowGrid(AddressRange.ofLength(start, 0x1000), PageSize.DEFAULT, 16);

        assertThat(Move.DOWN.from(start + 5, high, 6)).isEqualTo(start + 21);
        assertThat(Move.REGION_END.from(start, high, 6)).isEqualTo(start + 0xfff);
    }
}
