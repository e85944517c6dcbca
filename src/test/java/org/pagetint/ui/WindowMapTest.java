package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.PageState;
import org.pagetint.ui.region.RegionRow;
import org.pagetint.ui.theme.PagePalette;

/// The address map: names regions, leads there, and has the colours of their pages.
class WindowMapTest extends RegionsFixture {
    @Test
    void namesRegionsOnTheMapAndGoesThere() {
        window.selectRegion(written.start());
        filter("");
        Node map = robot.find("#address-map", Node.class);
        double right = robot.inFx(() -> map.getLayoutBounds().getWidth()) - 0.5;

        robot.moveTo(map, right, 12);
        RegionRow last = rows().getLast();
        robot.waitUntil(
                "the region is named",
                () -> tooltips()
                        .anyMatch(words -> words.startsWith(last.path())
                                && words.contains(String.format(
                                        "%012x", last.mapping().range().start()))));
        robot.click(map, right, 12, MouseButton.PRIMARY);

        robot.waitUntil(
                "the last region is selected",
                () -> last.equals(window.regions().getSelectionModel().getSelectedItem()));
        robot.press(KeyCode.LEFT);
        robot.waitUntil(
                "the one before is selected",
                () -> rows().get(rows().size() - 2)
                        .equals(window.regions().getSelectionModel().getSelectedItem()));
        assertThat(robot.find("#state-totals", Node.class).lookupAll(".label"))
                .extracting(label -> ((Label) label).getText())
                .anySatisfy(text -> assertThat(text).endsWith(" dirty memory"))
                .anySatisfy(text -> assertThat(text).endsWith(" file"))
                .anySatisfy(text -> assertThat(text).endsWith(" never touched"));
    }

    private static Stream<String> tooltips() {
        return Window.getWindows().stream()
                .filter(shown -> shown instanceof Tooltip && shown.isShowing())
                .map(shown -> ((Tooltip) shown).getText());
    }

    @Test
    void coloursTheMapByWhatItsPagesAre() {
        Node map = robot.find("#address-map", Node.class);
        for (PageState state : List.of(PageState.FILE, PageState.DIRTY_MEMORY)) {
            Color colour = PagePalette.LIGHT.shade(state).gutter();
            robot.waitUntil(
                    "the map has the colour of " + state,
                    () -> coloursOf(map).filter(colour::equals).count() > 50);
        }
    }

    /// A line of pixels through the middle of the bar.
    private static Stream<Color> coloursOf(Node map) {
        Image picture = map.snapshot(null, null);
        return IntStream.range(0, (int) picture.getWidth())
                .mapToObj(x -> picture.getPixelReader().getColor(x, 18));
    }
}
