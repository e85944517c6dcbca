package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.model.Bookmark;
import org.pagetint.ui.hex.model.ListedRanges;
import org.pagetint.ui.hex.painting.PageStrip;
import org.pagetint.ui.theme.Contrast;
import org.pagetint.ui.theme.PagePalette;

/// The hex view by mouse.
class HexMouseTest {
    private static final long START = 0x7f00_0000_0000L;
    private static final AddressRange REGION = AddressRange.ofLength(START, 1L << 40);

    private final ArrayMemory memory = new ArrayMemory()
            .map(REGION, "")
            .set(START, 16, PageState.DIRTY_MEMORY)
            .write(START, "Some text that one sees and copies");
    private final HexFixture stand = new HexFixture(memory, false);

    @BeforeEach
    void awaitTheFirstPage() {
        stand.awaitByte(START, 'S');
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private long top() {
        return stand.ask(() -> stand.model().cursor().viewport().scroll().row());
    }

    @Test
    void putsTheCursorWhereOneClicks() {
        stand.click(START + 0x15, MouseButton.PRIMARY);

        assertThat(stand.cursor()).isEqualTo(START + 0x15);
        assertThat(stand.line()).isEqualTo("7f0000000015 · dirty memory, from the process");
    }

    @Test
    void putsTheCursorOnTheTextToo() {
        Point2D at = stand.ask(() -> new Point2D(
                (stand.rows().columns().textCell(5) + 0.5)
                        * stand.rows().metrics().cell(),
                stand.rows().metrics().row() * 1.5));
        stand.robot().click(stand.rows(), at.getX(), at.getY(), MouseButton.PRIMARY);

        assertThat(stand.cursor()).isEqualTo(START + 5);
    }

    @Test
    void scrollsByTheWheel() {
        stand.robot().moveTo(stand.rows(), 200, 200);
        stand.robot().wheel(5);
        assertThat(top()).isEqualTo(15);
        stand.robot().wheel(-2);
        assertThat(top()).isEqualTo(9);
        stand.robot().wheel(-100);
        assertThat(top()).isZero();
        assertThat(stand.cursor()).isEqualTo(START);
    }

    @Test
    void goesWhereOneClicksInTheStrip() {
        PageStrip strip = stand.robot().find("#hex-strip", PageStrip.class);
        double height = stand.ask(strip::getHeight);

        stand.robot().click(strip, 10, height / 2, MouseButton.PRIMARY);

        long middle = stand.ask(() -> {
            RowGrid grid = stand.model().cursor().viewport().grid().orElseThrow();
            return grid.address(top() + stand.model().cursor().viewport().wholeRows() / 2);
        });
        assertThat(middle - START).isBetween((1L << 39) - (1L << 31), (1L << 39) + (1L << 31));
        stand.awaitPage(middle);
        stand.save("strip-middle");
    }

    @Test
    @Tag("display")
    void dragsThroughTheStripAndAcrossBytes() {
        PageStrip strip = stand.robot().find("#hex-strip", PageStrip.class);
        stand.robot().drag(strip, 10, 20, 10, 300);
        assertThat(top()).isGreaterThan(1_000_000);
        stand.robot().drag(strip, 10, 300, 10, 0);
        assertThat(top()).isZero();

        Point2D from = stand.point(START + 2);
        Point2D to = stand.point(START + 0x25);
        stand.robot().drag(stand.rows(), from.getX(), from.getY(), to.getX(), to.getY());

        assertThat(stand.selected()).isEqualTo(new AddressRange(START + 2, START + 0x26));
    }

    @Test
    @Tag("display")
    void selectsByShiftClickAndZoomsByControlWheel() {
        stand.click(START + 3, MouseButton.PRIMARY);
        stand.robot().hold(KeyCode.SHIFT, () -> stand.click(START + 0x43, MouseButton.PRIMARY));
        assertThat(stand.selected()).isEqualTo(new AddressRange(START + 3, START + 0x44));

        stand.robot().hold(KeyCode.CONTROL, () -> stand.robot().wheel(-2));
        assertThat(stand.ask(() -> stand.model().options().fontSizeProperty().get()))
                .isEqualTo(15);
    }

    @Test
    void fitsTheRowsToTheWidth() {
        assertThat(stand.ask(() -> stand.model().cursor().bytesPerRow())).isEqualTo(16);
        stand.robot().inFx(() -> stand.model().options().fontSizeProperty().set(24));
        stand.robot().waitUntil("half of them fit", () -> stand.model().cursor().bytesPerRow() == 8);
        stand.save("layout-large");
        stand.robot().inFx(() -> stand.model().options().fontSizeProperty().set(13));
        stand.choose("#hex-bytes", "Fit to width");
        assertThat(stand.ask(() -> stand.model().cursor().bytesPerRow())).isEqualTo(16);
        stand.robot().inFx(() -> stand.model().options().fontSizeProperty().set(8));
        stand.robot().waitUntil("more bytes fit", () -> stand.model().cursor().bytesPerRow() == 32);
        stand.save("layout-fitted");
    }

    @Test
    void scrollsSidewaysWhatIsWiderThanTheView() {
        stand.choose("#hex-bytes", "32 a row");
        for (int i = 0; i < 7; i++) {
            stand.press(KeyCode.CONTROL, KeyCode.PLUS);
        }
        ScrollBar bar = stand.robot().find("#hex-sideways", ScrollBar.class);
        stand.robot().click(bar, stand.ask(bar::getWidth) - 60, 5, MouseButton.PRIMARY);
        double shift = stand.ask(() -> stand.rows().shiftProperty().get());
        stand.click(START + 20, MouseButton.PRIMARY);

        stand.save("sideways");
        assertThat(shift).isGreaterThan(100);
        assertThat(stand.cursor()).isEqualTo(START + 20);
        stand.save("sideways");
    }

    @Test
    void goesBackAndForwardByTheButtonsOfTheMouse() {
        stand.robot().inFx(() -> stand.model().cursor().goTo(START + 0x123));
        stand.click(START + 0x120, MouseButton.BACK);
        assertThat(stand.cursor()).isEqualTo(START);
        stand.click(START + 0x120, MouseButton.FORWARD);
        assertThat(stand.cursor()).isEqualTo(START + 0x123);
    }

    @Test
    void marksTheViewAndBookmarksInTheStrip() {
        PageStrip strip = stand.robot().find("#hex-strip", PageStrip.class);
        long middle = START + (1L << 39);
        double y = stand.ask(() -> Math.floor(strip.yOf(middle)));
        Set<Color> before = stand.colours(strip, 0, y - 5, PageStrip.WIDTH, y + 6);
        stand.robot().inFx(() -> stand.model().cursor().bookmarks().put(new Bookmark(middle, "here")));
        Set<Color> bookmark = stand.colours(strip, PageStrip.WIDTH - 3, y - 1, PageStrip.WIDTH - 1, y + 2);
        stand.robot().inFx(() -> stand.model().cursor().goTo(middle));
        Set<Color> view = stand.colours(strip, 0, y - 5, 20, y + 6);

        assertThat(before).doesNotContain(PagePalette.LIGHT.text());
        assertThat(bookmark).contains(PagePalette.LIGHT.text());
        assertThat(view).anyMatch(colour -> Contrast.of(colour, PagePalette.LIGHT.ground()) > 4.5);
    }

    @Test
    void marksHitsInRowsAndStrip() {
        List<AddressRange> hits = List.of(
                new AddressRange(START + 5, START + 9),
                new AddressRange(START + 0x1e, START + 0x22),
                AddressRange.ofLength(START + (1L << 39), 4));
        stand.robot().inFx(() -> stand.model().annotators().add(new ListedRanges("found", hits)));
        PageStrip strip = stand.robot().find("#hex-strip", PageStrip.class);
        double y = stand.ask(() -> Math.floor(strip.yOf(START + (1L << 39))));

        assertThat(stand.coloursOf(START + 6)).contains(PagePalette.LIGHT.hit());
        assertThat(stand.coloursOf(START + 0x13)).doesNotContain(PagePalette.LIGHT.hit());
        stand.save("hits");
        assertThat(stand.colours(strip, 27, y - 1, 31, y + 2)).contains(PagePalette.LIGHT.text());
    }

    @Test
    void pullsRowsIntoSightWhileTheMouseIsHeldBelowThem() {
        Point2D from = stand.point(START + 0x12);
        double height = stand.ask(() -> stand.rows().getHeight());
        stand.robot().tell(stand.rows(), MouseEvent.MOUSE_PRESSED, from.getX(), from.getY());
        stand.robot().tell(stand.rows(), MouseEvent.MOUSE_DRAGGED, from.getX(), height + 400);

        stand.robot()
                .waitUntil(
                        "three screens are selected",
                        () -> top() > 3 * stand.model().cursor().viewport().wholeRows());

        stand.robot().tell(stand.rows(), MouseEvent.MOUSE_DRAGGED, from.getX(), 10);
        long cursor = stand.cursor();
        stand.robot().tell(stand.rows(), MouseEvent.MOUSE_RELEASED, from.getX(), 10);
        assertThat(stand.selected()).isEqualTo(new AddressRange(START + 0x12, cursor + 1));
        stand.robot().tell(stand.rows(), MouseEvent.MOUSE_PRESSED, from.getX(), 10);
        stand.robot().tell(stand.rows(), MouseEvent.MOUSE_DRAGGED, 5, -4000);
        stand.robot().waitUntil("it is at the top", () -> top() == 0);
        stand.robot().tell(stand.rows(), MouseEvent.MOUSE_RELEASED, 5, -4000);
        assertThat(stand.cursor()).isEqualTo(START);
    }
}
