package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.PartCounts;
import org.pagetint.ui.hex.layout.Scroll;
import org.pagetint.ui.hex.model.Viewport;
import org.pagetint.ui.hex.painting.PageStrip;
import org.pagetint.ui.theme.PagePalette;

/// The strip that shows a region of 1 TiB at once.
class HexStripTest {
    private static final long START = 0x7f00_0000_0000L;
    private static final AddressRange REGION = AddressRange.ofLength(START, 1L << 40);
    private static final PagePalette LIGHT = PagePalette.LIGHT;
    private static final long QUARTER = REGION.length() / 4;

    private final ArrayMemory memory = new ArrayMemory()
            .map(REGION, "")
            .set(START, QUARTER / HexFixture.PAGE, PageState.FILE)
            .set(START + 2 * QUARTER, 1, PageState.DIRTY_MEMORY)
            .set(START + 3 * QUARTER, QUARTER / HexFixture.PAGE, PageState.SHARED_MEMORY);
    private final HexFixture stand = new HexFixture(memory, false);
    private final PageStrip strip = stand.robot().find("#hex-strip", PageStrip.class);

    @BeforeEach
    void awaitTheCounts() {
        stand.robot().waitUntil("all is counted", () -> {
            PartCounts counts = stand.model().document().strip().orElseThrow();
            return counts.counts(0, counts.parts()).bytes(PageState.SHARED_MEMORY) == QUARTER;
        });
        stand.press(KeyCode.SHIFT);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private Set<Color> mixAt(long address) {
        double y = Math.floor(stand.ask(() -> strip.yOf(address)));
        return stand.colours(strip, 0, y - 1, 24, y + 2);
    }

    @Test
    void showsWhereInTheRegionWhichPagesAre() {
        assertThat(mixAt(START + QUARTER / 2)).containsExactly(LIGHT.file().gutter());
        assertThat(mixAt(START + QUARTER + QUARTER / 2))
                .containsExactly(LIGHT.neverTouched().fill());
        assertThat(mixAt(START + 2 * QUARTER))
                .containsExactlyInAnyOrder(
                        LIGHT.dirtyMemory().gutter(), LIGHT.neverTouched().fill());
        assertThat(mixAt(START + 3 * QUARTER + QUARTER / 2))
                .containsExactly(LIGHT.sharedMemory().gutter());
        stand.save("strip");
    }

    private void drag(double y) {
        stand.robot().tell(strip, MouseEvent.MOUSE_DRAGGED, 10, y);
    }

    private long middle() {
        return stand.ask(() -> {
            Viewport viewport = stand.model().cursor().viewport();
            return viewport.grid().orElseThrow().address(viewport.scroll().row() + viewport.wholeRows() / 2);
        });
    }

    @Test
    void followsADragAndMarksTheView() {
        double height = stand.ask(strip::getHeight);
        long pixel = (long) (REGION.length() / height);
        for (double part : new double[] {0.3, 0.5, 0.8}) {
            drag(part * height);

            assertThat(middle() - START - (long) (part * REGION.length())).isBetween(-pixel, pixel);
            double y = Math.floor(part * height);
            assertThat(stand.colours(strip, 2, y - 4, 22, y + 5)).contains(LIGHT.ground());
            assertThat(stand.colours(strip, 2, y - 40, 22, y - 30)).doesNotContain(LIGHT.ground());
        }
    }

    @Test
    void staysInTheRegionHoweverFarOneDrags() {
        drag(-500);
        assertThat(stand.ask(() -> stand.model().cursor().viewport().scroll())).isEqualTo(Scroll.TOP);
        drag(5000);
        assertThat(stand.ask(() -> stand.model().cursor().viewport().shows(REGION.end() - 1)))
                .isTrue();
    }
}
