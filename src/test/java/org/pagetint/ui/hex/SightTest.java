package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageSize;

class SightTest {
    private static final RowGrid GRID = new RowGrid(AddressRange.ofLength(0x7000_0000L, 0x10000), PageSize.DEFAULT, 16);

    private final Sight sight = new Sight();

    @Test
    void startsAtTheTopWhenItGetsItsHeightAfterTheRegion() {
        sight.lay(GRID);
        sight.show(GRID.region().start());
        sight.resize(22, 440, GRID.region().start());

        assertThat(sight.scroll()).isEqualTo(Scroll.TOP);
    }

    @Test
    void showsAnAddressAskedForBeforeItHadAHeight() {
        sight.lay(GRID);
        sight.show(GRID.region().start() + 0x5000);
        sight.resize(22, 440, GRID.region().start());

        assertThat(sight.shows(GRID.region().start() + 0x5000)).isTrue();
    }

    @Test
    void forgetsWhatWasAskedForOnceItWasShown() {
        sight.lay(GRID);
        sight.show(GRID.region().start());
        sight.resize(22, 440, GRID.region().start());
        sight.scrollByRows(100);
        sight.resize(22, 330, GRID.region().start());

        assertThat(sight.scroll().row()).isEqualTo(100);
    }

    @Test
    void keepsTheCursorInSightWhenThereIsLessRoom() {
        long cursor = GRID.region().start() + 0x100;
        sight.lay(GRID);
        sight.resize(22, 440, cursor);
        sight.resize(22, 220, cursor);

        assertThat(sight.scroll()).isEqualTo(new Scroll(8, 0));
    }

    @Test
    void staysWhereOneHasScrolledToWithoutTheCursor() {
        sight.lay(GRID);
        sight.resize(22, 440, GRID.region().start());
        sight.scrollByRows(100);
        sight.resize(22, 220, GRID.region().start());

        assertThat(sight.scroll()).isEqualTo(new Scroll(100, 0));
    }

    @Test
    void showsTheBoundaryAboveTheFirstRowOfAPage() {
        sight.lay(GRID);
        sight.resize(22, 440, GRID.region().start());
        sight.show(GRID.region().end() - 1);

        sight.show(GRID.region().start() + 0x3000);
        assertThat(sight.scroll()).isEqualTo(new Scroll(3 * 257, 0));
        sight.show(GRID.region().start());
        assertThat(sight.scroll()).isEqualTo(Scroll.TOP);
    }
}
