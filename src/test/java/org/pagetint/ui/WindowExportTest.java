package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.Styles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.TaskProgressView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.Exports;
import org.pagetint.export.Json;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.ui.export.ExportTool;
import org.pagetint.ui.region.AddressMap;
import org.pagetint.ui.region.RegionRow;
import org.pagetint.ui.theme.Theme;

/// Exports as a person makes them in the window.
@Timeout(120)
class WindowExportTest {
    private static final int PAGE = 4096;
    private static final int PAGES = 600;

    @TempDir
    private Path folder;

    private final ReadGate gate = ReadGate.beforeFetches();
    private WindowUnderTest window;
    private Robot robot;
    private Target target;
    private AddressRange range = new AddressRange(0, 0);

    @BeforeEach
    void open() throws Exception {
        target = Target.start();
        range = target.anonymous(PAGES);
        target.fill(range.first(2 * PAGE), 8, 0);
        target.stop();
        Path chosen = folder.resolve("chosen.bin");
        window = new WindowUnderTest(
                gate.before(WindowUnderTest.thisMachine()),
                List.of(context ->
                        new ExportTool(context, new LinuxFileOpener(), (_, _, _) -> Optional.of(chosen), folder)));
        robot = window.robot;
        window.open(target.pid());
    }

    @AfterEach
    void close() {
        gate.open();
        window.close();
        target.close();
    }

    private void openPane() {
        window.selectRegion(range.start());
        press(KeyCode.E);
    }

    /// Ctrl and these keys, which open the pane.
    private void press(KeyCode... keys) {
        KeyCode[] all = Arrays.copyOf(new KeyCode[] {KeyCode.CONTROL}, keys.length + 1);
        System.arraycopy(keys, 0, all, 1, keys.length);
        robot.press(all);
        awaitForecast();
    }

    private void awaitForecast() {
        robot.waitUntil(
                "the forecast is there",
                () -> robot.sees("#export-pane") && forecast().contains("free"));
    }

    private String forecast() {
        return robot.inFx(() -> robot.find("#export-forecast", Label.class).getText());
    }

    private void choose(ExportFormat format) {
        robot.inFx(() -> {
            ComboBox<?> formats = robot.find("#export-format", ComboBox.class);
            formats.getSelectionModel().select(formats.getItems().indexOf(format));
        });
    }

    private boolean isInRed() {
        return robot.inFx(() -> robot.find("#export-forecast", Label.class)
                .getPseudoClassStates()
                .contains(Styles.STATE_DANGER));
    }

    private Path place() {
        return Path.of(
                robot.inFx(() -> robot.find("#export-place", TextField.class).getText()));
    }

    private void start() {
        robot.waitUntil(
                "it fits", () -> !robot.find("#export-start", Button.class).isDisabled());
        robot.click("#export-start");
    }

    private String notice() {
        robot.waitUntil("the notice says so", () -> robot.sees("#notice .sentence"));
        return robot.inFx(() -> robot.find("#notice .sentence", Label.class).getText());
    }

    @Test
    void exportsTheSelectedRegionToTheChosenPlace() throws Exception {
        openPane();
        window.draw("export-pane");
        assertThat(robot.sees("Memory can hold passwords and keys: the new files are readable by you alone."))
                .isTrue();
        robot.click("#export-choose");
        start();
        Path file = folder.resolve("chosen.bin");

        assertThat(notice()).startsWith("Exported to " + file + ": 8 KiB in ");
        window.draw("export-done");
        byte[] expected = new byte[PAGES * PAGE];
        System.arraycopy(Pattern.bytes(8, 0, 2 * PAGE), 0, expected, 0, 2 * PAGE);
        assertThat(file).hasBinaryContent(expected);
        assertThat(Exports.verifies(file)).isTrue();
        assertThat(robot.inFx(() -> robot.find("#notice .remedy", Label.class).getText()))
                .isEqualTo("8 KiB from the process; 2.34 MiB reads as zeros.");
        robot.click("Show folder");
        robot.waitUntil("the folder is shown", () -> window.shownFolders.equals(List.of(folder)));
    }

    @Test
    void exportsSeveralSelectedRegionsIntoAFolder() throws Exception {
        robot.click("#region-filter");
        robot.type("libjvm.so");
        robot.waitUntil(
                "some regions are listed", () -> window.regions().getItems().size() > 1);
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT, KeyCode.DOWN);
        Mapping first =
                robot.inFx(() -> ((RegionRow) window.regions().getItems().getFirst()).mapping());
        press(KeyCode.E);
        robot.save(window.scene(), "export-regions");
        assertThat(robot.inFx(() -> robot.find("#export-subject", Label.class).getText()))
                .startsWith("2 regions, ");
        Path place = place();
        start();

        assertThat(notice()).startsWith("Exported to " + place + ": ");
        assertThat(Exports.in(place)).hasSize(2).allMatch(name -> name.endsWith("-libjvm.so.bin"));
        assertThat(Exports.verifies(place)).isTrue();
        byte[] library = Files.readAllBytes(Path.of(first.name().toString()));
        assertThat(place.resolve(Exports.in(place).getFirst()))
                .hasBinaryContent(Arrays.copyOfRange(library, (int) first.offset(), (int)
                        (first.offset() + first.range().length())));
    }

    @Test
    void exportsTheBytesThatAreSelected() throws Exception {
        window.selectRegion(range.start());
        for (int i = 0; i < 4; i++) {
            robot.press(KeyCode.SHIFT, KeyCode.RIGHT);
        }
        press(KeyCode.E);
        Path place = place();
        start();

        assertThat(notice()).startsWith("Exported to " + place + ": 5 B in ");
        assertThat(place).hasBinaryContent(Arrays.copyOf(Pattern.bytes(8, 0, 8), 5));
    }

    @Test
    void exportsARegionFromTheAddressMap() {
        window.selectRegion(range.start());
        robot.click("#address-map"); // Goes to another region.
        robot.rightClick(robot.find("#address-map", AddressMap.class));
        robot.waitUntil("the menu is there", () -> robot.sees("#map-export"));
        String status = window.status();
        long shown = Long.parseUnsignedLong(status.substring(0, status.indexOf(' ')), 16);
        robot.click("#map-export");

        awaitForecast();
        String[] subject = window.text("#export-subject").split("[ ,]", 4);
        assertThat(shown)
                .isGreaterThanOrEqualTo(Long.parseUnsignedLong(subject[0], 16))
                .isLessThan(Long.parseUnsignedLong(subject[2], 16));
    }

    @Test
    void exportsTheWholeProcessAsACore() throws Exception {
        robot.press(KeyCode.F10);
        robot.choose("Export the whole process…");
        awaitForecast();
        choose(ExportFormat.CORE);
        assertThat(isInRed()).as("nothing is wrong while it is still looking").isFalse();
        robot.save(window.scene(), "export-whole");
        Path place = place();
        start();

        assertThat(notice()).startsWith("Exported to " + place + ": ");
        assertThat(Files.readString(place, StandardCharsets.ISO_8859_1)).startsWith("\u007fELF");
        assertThat(Exports.verifies(place)).isTrue();
        assertThat(robot.inFx(() -> robot.find("#notice .remedy", Label.class).getText()))
                .contains(" Registers: of ")
                .contains("(" + target.pid() + ", ");
    }

    @Test
    void offersToStopTheProcessForACoreAlone() {
        openPane();
        assertThat(robot.sees("#export-stop")).as("for raw bytes").isFalse();
        choose(ExportFormat.CORE);
        robot.waitUntil("it is offered", () -> robot.sees("#export-stop"));
        assertThat(robot.inFx(() -> robot.find("#export-stop", CheckBox.class).isSelected()))
                .isFalse();
        robot.click("#export-stop");
        window.draw("export-stop");
        start();

        // It cannot, since a child of this program is none that may be stopped.
        awaitFailure("Process " + target.pid() + " was not stopped: Pagetint itself has started it.");
        assertThat(folder).isEmptyDirectory();
        robot.click("#export-stop");
        start();
        assertThat(notice()).startsWith("Exported to ");
    }

    @Test
    void followsTheFormatAndReplacesNothingUnasked() throws Exception {
        openPane();
        choose(ExportFormat.HEXDUMP);
        awaitForecast(); // What comes after that is not seen before it is tried.
        Path place = place();
        assertThat(place.toString()).endsWith(".hex").startsWith(folder.toString());
        Files.writeString(place, "mine");
        start();

        awaitFailure(place + " already exists.");
        window.draw("export-failed");
        assertThat(place).hasContent("mine");
        robot.click("#export-replace");
        start();
        assertThat(notice()).startsWith("Exported to " + place + ": ");
    }

    /// What failed leads back to what was decided, with why and what helps.
    private void awaitFailure(String words) {
        robot.waitUntil(
                "the pane says why",
                () -> robot.sees("#export-pane") && forecast().startsWith(words));
        assertThat(isInRed()).isTrue();
        assertThat(robot.inFx(() -> robot.find("#export-start", Button.class).isDisabled()))
                .as("it can be tried again")
                .isFalse();
    }

    @Test
    void saysBeforeThatSomethingIsAtThePlace() throws Exception {
        Files.writeString(folder.resolve("there"), "mine");
        openPane();
        typePlace(folder.resolve("there"));
        robot.waitUntil("the pane says so", () -> forecast().startsWith(folder.resolve("there") + " already exists."));
        robot.click("#export-replace");
        awaitForecast();
    }

    private void typePlace(Path path) {
        robot.click("#export-place");
        robot.press(KeyCode.CONTROL, KeyCode.A);
        robot.type(path.toString());
    }

    @Test
    void saysBeforeThatAFolderIsMissing() {
        robot.inFx(() -> window.windows.appearance().themeProperty().set(Theme.DARK));
        openPane();
        robot.click("#export-place");
        robot.press(KeyCode.CONTROL, KeyCode.A);
        robot.type("/no/such/x.bin");

        robot.waitUntil("the pane says so", () -> forecast().startsWith("There is no folder /no/such."));
        assertThat(isInRed()).isTrue();
        robot.save(window.scene(), "export-no-folder-dark");
        assertThat(robot.inFx(() -> robot.find("#export-start", Button.class).isDisabled()))
                .isTrue();
    }

    @Test
    void showsHowFarItIsAndLeavesNothingWhenCancelled() throws Exception {
        target.go();
        target.fill(range, 8, 0);
        target.stop();
        openPane();
        gate.close(2);
        start();
        gate.awaitSomebody();
        robot.click("#tasks .progress-bar");
        robot.waitUntil(
                "the list tells how far it is",
                () -> robot.sees("#task-list .task-message")
                        && robot.find("#task-list .task-message", Label.class)
                                .getText()
                                .matches("[0-9.]+ MiB of 2.34 MiB · .* [MG]iB/s · [0-9]+ s left"));
        robot.save(robot.find("#task-list", TaskProgressView.class), "export-progress");
        robot.click("#task-list .task-cancel-button");
        gate.open();

        assertThat(notice()).isEqualTo("The export was cancelled.");
        assertThat(robot.sees("#notice .failure"))
                .as("one's own doing is no failure")
                .isFalse();
        assertThat(Exports.in(folder)).isEmpty();
    }

    @Test
    void keepsWhatItReadOfAProcessThatExitsWhenAsked() throws Exception {
        target.go();
        target.fill(range, 8, 0);
        target.stop();
        openPane();
        robot.click("#export-keep");
        Path place = place();
        gate.close(2);
        start();
        gate.awaitSomebody();
        target.kill();
        gate.open();

        awaitNotice("Process " + target.pid() + " has exited.");
        awaitNotice("The process exited meanwhile. What was read until then lies in " + place
                + ", marked incomplete: 2 MiB in ");
        robot.save(window.scene(), "export-incomplete");
        assertThat(Json.object(place.resolveSibling(place.getFileName() + ".json")))
                .containsEntry("complete", false);
        assertThat(Exports.verifies(place)).isTrue();
    }

    /// Waits until one of the messages begins so.
    private void awaitNotice(String sentence) {
        robot.waitUntil(
                "a notice says " + sentence,
                () -> window.scene().getRoot().lookupAll("#notice .sentence").stream()
                        .anyMatch(label ->
                                label instanceof Label shown && shown.getText().startsWith(sentence)));
    }
}
