package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Counter;
import org.pagetint.ui.action.ActionMenu;
import org.pagetint.ui.hex.painting.HexCanvas;
import org.pagetint.ui.process.ProcessRow;
import org.pagetint.ui.settings.SettingsFile;
import org.pagetint.ui.theme.Theme;
import org.pagetint.words.AddressText;

/// What makes the window a home: theme, text size, what is remembered, several windows, keys, the header and its meter.
@Timeout(120)
class WindowHomeTest {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final Map<String, List<String>> remembered = new HashMap<>();
    private WindowUnderTest window = new WindowUnderTest(remembered);
    private final Robot robot = window.robot;

    @AfterEach
    void close() {
        window.close();
    }

    private Node root() {
        return window.scene().getRoot();
    }

    @Test
    void goesRoundTheThemesAndTextSizesAndRemembersThem() {
        for (boolean dark : new boolean[] {true, false, false, true}) {
            robot.press(KeyCode.CONTROL, KeyCode.T);
            assertThat(root().getPseudoClassStates().contains(DARK)).isEqualTo(dark);
        }
        for (int step = 0; step < 4; step++) {
            robot.press(KeyCode.CONTROL, KeyCode.EQUALS);
        }
        assertThat(root().getStyle()).contains("19.5px");
        robot.waitUntil("processes", () -> !window.rows("#processes").isEmpty());
        robot.save(window.scene(), "picker-dark-150");
        robot.click("#by-parent");
        assertThat(remembered)
                .containsEntry("theme", List.of("DARK"))
                .containsEntry("text-scale", List.of("1.5"))
                .containsEntry("picker.by-parent", List.of("true"));

        window.close();
        window = new WindowUnderTest(remembered);
        assertThat(root().getPseudoClassStates()).contains(DARK);
        assertThat(root().getStyle()).contains("19.5px");
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertThat(root().getStyle()).contains("13.0px");
    }

    @Test
    void remembersTheSizeOfTheWindow() {
        robot.inFx(() -> {
            window.stage.setWidth(840);
            window.stage.setHeight(620);
        });
        robot.waitUntil(
                "the size is remembered",
                () -> List.of("840").equals(remembered.get("window.width"))
                        && List.of("620").equals(remembered.get("window.height")));

        window.close();
        window = new WindowUnderTest(remembered);

        assertThat(robot.inFx(
                        () -> List.of(window.scene().getWidth(), window.scene().getHeight())))
                .containsExactly(840.0, 620.0);
    }

    @Test
    void saysThatDamagedSettingsWereSetAside(@TempDir Path folder) throws Exception {
        Path place = Files.writeString(folder.resolve("settings.json"), "{ \"theme\": [ \"DA");
        SettingsFile.Loaded loaded = new SettingsFile(place, new LinuxFileOpener()).load();

        robot.inFx(() -> window.windows.show(loaded.note().orElseThrow()));

        robot.waitUntil(
                "the message",
                () -> robot.sees("The settings file was damaged, so the window starts with its usual settings."));
        window.draw("window-damaged-settings");
    }

    /// The window of the tests is 1000 pixels wide.
    @Test
    void hasRoomForSixteenBytesARowAndForTheirOptionsInOneLineInASmallWindow() throws Exception {
        try (Target target = Target.start()) {
            AddressRange range = target.anonymous(2);
            window.open(target.pid());
            window.goTo(range.start());
            robot.press(KeyCode.END);

            robot.waitUntil(
                    "the cursor is at the end of a row",
                    () -> window.status().startsWith(AddressText.of(range.start() + 15)));
            assertThat(robot.inFx(() -> robot.find(".hex-options", Region.class).lookupAll(".hex-option").stream()
                            .map(option -> option.localToScene(option.getBoundsInLocal())
                                    .getCenterY())
                            .distinct()
                            .count()))
                    .isEqualTo(1);
        }
    }

    @Test
    void cutsNothingOffInASmallWindowWithLargeText() throws Exception {
        remembered.put("text-scale", List.of("1.5"));
        remembered.put("window.height", List.of("700"));
        window.close();
        window = new WindowUnderTest(remembered);
        try (Target target = Target.start()) {
            window.open(target.pid());
            window.awaitCounted();

            assertThat(robot.inFx(() -> window.regions().getVisibleLeafColumns().stream()
                            .map(TableColumn::getId)
                            .toList()))
                    .contains("start", "pages", "name");
            robot.waitUntil("the columns fit the table", this::columnsFit);
            robot.waitUntil("a row of bytes fits the view", () -> !robot.sees("#hex-sideways"));
            robot.waitUntil("all texts fit their places", () -> cutOff().isEmpty());
            window.draw("window-150");
        }
    }

    private boolean columnsFit() {
        double widths = window.regions().getVisibleLeafColumns().stream()
                .mapToDouble(TableColumn::getWidth)
                .sum();
        return widths <= window.regions().getWidth();
    }

    /// What labels and buttons say that have no room for all of it; the command is long, and in its tooltip.
    private List<String> cutOff() {
        robot.inFx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
        });
        return robot.inFx(() -> window.scene().getRoot().lookupAll(".text").stream()
                .filter(node -> node instanceof Text text
                        && node.getParent() instanceof Labeled label
                        && !(label instanceof TableCell)
                        && !"process-command".equals(label.getId())
                        && !label.getText().equals(text.getText())
                        && Stream.<Node>iterate(label, Objects::nonNull, Node::getParent)
                                .allMatch(part -> part.isVisible() && part.getOpacity() > 0))
                .map(node -> ((Labeled) node.getParent()).getText())
                .toList());
    }

    @Test
    void opensSeveralWindowsAndListsTheKeys() {
        robot.press(KeyCode.F1);
        assertThat(labels("#key-list")).contains("Keys", "Ctrl+N", "New window", "Open the process");
        window.draw("keys-picker");
        robot.press(KeyCode.ESCAPE);
        assertThat(robot.sees("#key-list")).isFalse();

        robot.press(KeyCode.F10);
        robot.waitUntil(
                "the menu lists the actions",
                () -> robot.find("#menu", ActionMenu.class).getItems().stream()
                        .map(MenuItem::getText)
                        .toList()
                        .contains("New window"));
        robot.press(KeyCode.ESCAPE);

        robot.press(KeyCode.CONTROL, KeyCode.N);
        robot.waitUntil("two windows", () -> stages() == 2);
        robot.press(KeyCode.CONTROL, KeyCode.W);
        robot.waitUntil("one window", () -> stages() == 1);
    }

    private static long stages() {
        return Window.getWindows().stream()
                .filter(shown -> shown instanceof Stage && shown.isShowing())
                .count();
    }

    private List<String> labels(String parent) {
        return robot.inFx(() -> robot.find(parent, Node.class).lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
    }

    @Test
    void showsWhoTheProcessIsAndHowStillItStayed() throws Exception {
        try (Target target = Target.start()) {
            target.stop();
            window.open(target.pid());

            assertThat(robot.inFx(
                            () -> robot.find("#process-name", Button.class).getText()))
                    .isEqualTo("java · " + target.pid());
            robot.waitUntil("its state", () -> window.text("#process-state").contains(" · stopped · "));
            assertThat(window.text("#process-state")).endsWith(" resident · 0 B in swap");
            assertThat(window.text("#process-started")).matches("started \\d\\d:\\d\\d:\\d\\d");
            assertThat(window.text("#process-command")).contains("TargetMain");
            window.awaitCounted();
            assertThat(robot.inFx(() -> robot.find("#quiet-meter", Button.class).getText()))
                    .isEqualTo("quiet: 0 kB");

            robot.click("#quiet-meter");
            robot.waitUntil(
                    "the numbers",
                    () -> robot.sees("#quiet-numbers")
                            && robot.find("#quiet-numbers", Node.class)
                                            .lookupAll(".label")
                                            .size()
                                    > Counter.values().length);
            assertThat(labels("#quiet-numbers")).contains("VmRSS", "RssAnon", "VmPTE", "VmSwap", "0 kB");
            robot.save(robot.find("#quiet-numbers", Node.class), "quiet-numbers-light");
            robot.press(KeyCode.ESCAPE);
            robot.waitUntil("they are gone", () -> !robot.sees("#quiet-numbers"));
            window.show(Theme.DARK);
            robot.click("#quiet-meter");
            robot.waitUntil("the numbers", () -> robot.sees("#quiet-numbers"));
            robot.save(robot.find("#quiet-numbers", Node.class), "quiet-numbers-dark");
            robot.press(KeyCode.ESCAPE);
            assertThat(remembered).containsEntry("picker.recent", List.of("java"));

            robot.press(KeyCode.CONTROL, KeyCode.O);
            robot.waitUntil("the picker", () -> robot.sees("#picker"));
            robot.press(KeyCode.ESCAPE);
            robot.waitUntil(
                    "the program that was opened comes first",
                    () -> window.rows("#processes").getFirst() instanceof ProcessRow first
                            && first.name().equals("java")
                            && first.recent());
            window.draw("picker-recent");
        }
    }

    @Test
    void remembersColumnsGroupsAndSplits() throws Exception {
        try (Target target = Target.start()) {
            window.open(target.pid());
            robot.click("#region-columns");
            robot.click("#column-kind");
            robot.press(KeyCode.ESCAPE);
            robot.click("#group-by-file");
            double dragged = dragBorderBy(-40);
            robot.click("#region-columns");
            robot.click("#sort-by");
            robot.click("#sort-dirty");
            assertThat(remembered)
                    .containsEntry("regions.by-file", List.of("true"))
                    .containsEntry("regions.order", List.of("dirty descending"))
                    .containsEntry("width.regions", List.of("%.0f".formatted(dragged)));
            assertThat(remembered.get("regions.columns")).contains("kind 110 shown", "end 100 hidden");

            window.close();
            window = new WindowUnderTest(remembered);
            window.open(target.pid());
            assertThat(robot.inFx(() -> window.regions().getVisibleLeafColumns().stream()
                            .map(column -> column.getId())
                            .toList()))
                    .contains("kind")
                    .doesNotContain("end");
            robot.waitUntil("the table is as wide again", () -> Math.abs(tableWidth() - dragged) < 8);
            assertThat(robot.inFx(() -> window.regions().getSortOrder().stream()
                            .map(column -> column.getId() + " " + column.getSortType())
                            .toList()))
                    .containsExactly("dirty DESCENDING");
        }
    }

    /// Where the border between table and bytes is then.
    private double dragBorderBy(double pixels) {
        SplitPane split = split();
        Node border = robot.inFx(() -> split.lookup(".split-pane-divider"));
        robot.tell(border, MouseEvent.MOUSE_PRESSED, 2, 100);
        robot.tell(border, MouseEvent.MOUSE_DRAGGED, 2 + pixels, 100);
        robot.tell(border, MouseEvent.MOUSE_RELEASED, 2, 100); // It has moved along.
        return tableWidth();
    }

    private double tableWidth() {
        return robot.inFx(() -> split().getDividerPositions()[0] * split().getWidth());
    }

    /// The bytes have the first claim: sixteen stand in a row in each of these windows, without a scroll bar below.
    /// Larger ones have no room on the screen of these tests; see [WidthClaimsTest].
    @ParameterizedTest
    @CsvSource({"900, 600", "1280, 800"})
    void keepsSixteenBytesInARow(int width, int height) throws Exception {
        try (Target target = Target.start()) {
            window.open(target.pid());
            robot.inFx(() -> {
                window.stage.setWidth(width);
                window.stage.setHeight(height);
            });
            robot.waitUntil("sixteen bytes fit", () -> !robot.sees("#hex-sideways"));
            robot.save(window.scene(), "room-" + width);
            assertThat(robot.inFx(() ->
                            robot.find("#hex-rows", HexCanvas.class).columns().bytesPerRow()))
                    .isEqualTo(16);
            assertThat(robot.sees("#hex-inspector")).isEqualTo(width >= 1280);
        }
    }

    private SplitPane split() {
        return robot.find("#desk-columns", SplitPane.class);
    }
}
