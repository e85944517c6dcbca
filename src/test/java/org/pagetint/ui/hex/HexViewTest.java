package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.ui.Robot;
import org.pagetint.ui.theme.PagePalette;

class HexViewTest {
    private static final long START = 0x7f3a_1000_0000L;
    private static final long PAGE = 0x1000;
    private static final AddressRange REGION = AddressRange.ofLength(START, 7 * PAGE);
    private static final List<PageState> STATES = List.of(PageState.values());

    private final Robot robot = new Robot();
    private final HexViewModel model = new HexViewModel(Platform::runLater);
    private final ArrayMemory memory = new ArrayMemory().map(REGION, "[heap]");

    HexViewTest() {
        for (PageState state : STATES) {
            long page = START + STATES.indexOf(state) * PAGE;
            switch (state) {
                case UNREADABLE -> memory.set(page, 1, state, UnknownReason.GUARD_PAGE);
                case SWAPPED -> memory.set(page, 1, state, UnknownReason.IN_SWAP);
                default -> memory.set(page, 1, state);
            }
            if (state != PageState.NEVER_TOUCHED && state != PageState.ZERO_PAGE) {
                memory.write(page, "\u007fELF\2\1\1 page of " + state + " and more text, 0123456789");
            }
        }
    }

    @AfterEach
    void close() {
        robot.inFx(model::close);
        robot.close();
    }

    private void show(boolean dark) {
        robot.show(
                () -> {
                    Application.setUserAgentStylesheet(
                            dark
                                    ? new PrimerDark().getUserAgentStylesheet()
                                    : new PrimerLight().getUserAgentStylesheet());
                    model.paletteProperty().set(PagePalette.of(dark));
                    return new HexView(model);
                },
                1000,
                700);
        robot.inFx(() -> model.show(memory, memory.mappingsNow(), REGION));
        robot.waitUntil("the first page is known", () -> model.contentOf(START).isPresent());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawsEachStateInItsColour(boolean dark) {
        show(dark);
        Node rows = robot.find("#hex-rows", Node.class);

        for (PageState state : STATES) {
            long page = START + STATES.indexOf(state) * PAGE;
            robot.inFx(() -> model.goTo(page));
            robot.waitUntil(state + " is known", () -> model.contentOf(page).isPresent());
            robot.save(rows, "state-" + state + (dark ? "-dark" : "-light"));
            Color fill = PagePalette.of(dark).shade(state).fill();
            assertThat(coloursOfTheRows(rows)).as(state.toString()).contains(fill);
        }
    }

    private Set<Color> coloursOfTheRows(Node rows) {
        return robot.inFx(() -> {
            PixelReader picture = rows.getScene().snapshot(null).getPixelReader();
            Point2D at = rows.localToScene(0, 0);
            Set<Color> colours = new HashSet<>();
            for (int x = 150; x < 500; x++) {
                for (int y = 0; y < 500; y++) {
                    colours.add(picture.getColor((int) at.getX() + x, (int) at.getY() + y));
                }
            }
            return colours;
        });
    }

    @Test
    void putsTheCursorWhereOneClicks() {
        show(false);
        HexCanvas rows = robot.find("#hex-rows", HexCanvas.class);

        CellMetrics metrics = robot.inFx(rows::metrics);
        double x = (robot.inFx(rows::columns).hexCell(5) + 1) * metrics.cell();
        robot.click(rows, x, metrics.row() * 2.5, MouseButton.PRIMARY);

        assertThat(robot.inFx(() -> model.selectionProperty().get())).isEqualTo(Selection.at(START + 16 + 5));
        assertThat(robot.inFx(() -> model.lineProperty().get())).isEqualTo("7f3a10000015 · file, from the process");
    }
}
