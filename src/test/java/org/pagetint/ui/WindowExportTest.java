package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.ExportMonitor;
import org.pagetint.export.FileHoles;
import org.pagetint.export.Verifier;
import org.pagetint.linux.LinuxCoreFacts;
import org.pagetint.linux.ProcRoot;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.export.ExportTool;

/// Exports as a person makes them in the window.
@Timeout(120)
class WindowExportTest {
    private static final int PAGE = 4096;

    @TempDir
    private Path folder;

    private WindowUnderTest window;
    private Robot robot;
    private Target target;
    private AddressRange range = new AddressRange(0, 0);

    @BeforeEach
    void open() throws Exception {
        target = Target.start();
        range = target.anonymous(6);
        target.fill(range.first(2 * PAGE), 8, 0);
        target.stop();
        Path chosen = folder.resolve("chosen.bin");
        window = new WindowUnderTest(List.of(context ->
                new ExportTool(context, new LinuxCoreFacts(ProcRoot.SYSTEM), (_, _) -> Optional.of(chosen), folder)));
        robot = window.robot;
        window.open(target.pid());
    }

    @AfterEach
    void close() {
        window.close();
        target.close();
    }

    private void openPane() {
        window.selectRegion(range.start());
        robot.press(KeyCode.CONTROL, KeyCode.E);
        robot.waitUntil(
                "the forecast is there",
                () -> robot.sees("#export-pane")
                        && robot.find("#export-forecast", Label.class).getText().contains("free"));
    }

    private String notice() {
        return robot.inFx(() -> robot.find("#notice .sentence", Label.class).getText());
    }

    @Test
    void exportsTheSelectedRegionToTheChosenPlace() throws Exception {
        openPane();
        robot.save(window.scene(), "export-pane");
        robot.click("#export-choose");
        robot.waitUntil(
                "it fits", () -> !robot.find("#export-start", Button.class).isDisabled());
        robot.click("#export-start");
        Path file = folder.resolve("chosen.bin");
        robot.waitUntil("the notice says so", () -> robot.sees("#notice .sentence"));
        robot.save(window.scene(), "export-done");

        assertThat(notice()).startsWith("Exported to " + file + ": 8 KiB in ");
        byte[] expected = new byte[6 * PAGE];
        System.arraycopy(Pattern.bytes(8, 0, 2 * PAGE), 0, expected, 0, 2 * PAGE);
        assertThat(file).hasBinaryContent(expected);
        assertThat(new Verifier(FileHoles.UNKNOWN, ExportMonitor.NONE)
                        .verify(file)
                        .isSame())
                .isTrue();
    }

    @Test
    void followsTheFormatAndReplacesNothingUnasked() throws Exception {
        openPane();
        robot.inFx(() ->
                robot.find("#export-format", ComboBox.class).getSelectionModel().select(1));
        String place =
                robot.inFx(() -> robot.find("#export-place", TextField.class).getText());
        assertThat(place).endsWith(".hex").startsWith(folder.toString());
        Files.writeString(Path.of(place), "mine");
        robot.waitUntil(
                "it fits", () -> !robot.find("#export-start", Button.class).isDisabled());
        robot.click("#export-start");

        robot.waitUntil("the notice says so", () -> robot.sees("#notice .sentence"));
        robot.save(window.scene(), "export-failed");
        assertThat(notice()).isEqualTo("Something is already at " + place + ".");
        assertThat(Path.of(place)).hasContent("mine");
    }
}
