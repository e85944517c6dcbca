package org.pagetint.ui.hex.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageSize;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.layout.Scroll;

class ViewportTest {
    private static final RowGrid GRID = new RowGrid(AddressRange.ofLength(0x7000_0000L, 0x10000), PageSize.DEFAULT, 16);

    private final Viewport viewport = new Viewport();

    @Test
    void startsAtTheTopWhenItGetsItsHeightAfterTheRegion() {
        viewport.lay(GRID);
        viewport.show(GRID.region().start());
        viewport.resize(22, 440, GRID.region().start());

        assertThat(viewport.scroll()).isEqualTo(Scroll.TOP);
    }

    @Test
    void showsAnAddressAskedForBeforeItHadAHeight() {
        viewport.lay(GRID);
        viewport.show(GRID.region().start() + 0x5000);
        viewport.resize(22, 440, GRID.region().start());

        assertThat(viewport.shows(GRID.region().start() + 0x5000)).isTrue();
    }

    @Test
    void forgetsWhatWasAskedForOnceItWasShown() {
        viewport.lay(GRID);
        viewport.show(GRID.region().start());
        viewport.resize(22, 440, GRID.region().start());
        viewport.scrollByRows(100);
        viewport.resize(22, 330, GRID.region().start());

        assertThat(viewport.scroll().row()).isEqualTo(100);
    }

    @Test
    void keepsTheCursorInSightWhenThereIsLessRoom() {
        long cursor = GRID.region().start() + 0x100;
        viewport.lay(GRID);
        viewport.resize(22, 440, cursor);
        viewport.resize(22, 220, cursor);

        assertThat(viewport.scroll()).isEqualTo(new Scroll(8, 0));
    }

    @Test
    void staysWhereOneHasScrolledToWithoutTheCursor() {
        viewport.lay(GRID);
        viewport.resize(22, 440, GRID.region().start());
        viewport.scrollByRows(100);
        viewport.resize(22, 220, GRID.region().start());

        assertThat(viewport.scroll()).isEqualTo(new Scroll(100, 0));
    }

    @Test
    void showsTheBoundaryAboveTheFirstRowOfAPage() {
        viewport.lay(GRID);
        viewport.resize(22, 440, GRID.region().start());
        viewport.show(GRID.region().end() - 1);

        viewport.show(GRID.region().start() + 0x3000);
        assertThat(viewport.scroll()).isEqualTo(new Scroll(3 * 257, 0));
        viewport.show(GRID.region().start());
        assertThat(viewport.scroll()).isEqualTo(Scroll.TOP);
    }
}
