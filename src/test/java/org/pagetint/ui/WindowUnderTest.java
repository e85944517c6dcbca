package org.pagetint.ui;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.ui.region.RegionEntry;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.theme.SystemScheme;
import org.pagetint.ui.theme.Theme;
import org.pagetint.ui.tool.ToolMaker;

/// A whole window on this machine's processes, and the person before it.
final class WindowUnderTest implements AutoCloseable {
    final Robot robot = new Robot();
    final List<Path> shownFolders = new CopyOnWriteArrayList<>();
    final Windows windows;
    final Stage stage;

    /// A window on the processes of this machine.
    WindowUnderTest() {
        this(thisMachine());
    }

    static Sources thisMachine() {
        return new Sources(new LinuxProcesses(ProcRoot.SYSTEM), LinuxMemorySource.ofThisMachine(), (int)
                ProcessHandle.current().pid());
    }

    /// A window on the processes of `sources`.
    WindowUnderTest(Sources sources) {
        this(sources, List.of());
    }

    /// A window on the processes of this machine with these tools.
    WindowUnderTest(List<ToolMaker> tools) {
        this(thisMachine(), tools);
    }

    /// A window on the processes of this machine that begins with what is remembered, and remembers there.
    WindowUnderTest(Map<String, List<String>> remembered) {
        this(thisMachine(), List.of(), remembered);
    }

    /// A window on the processes of `sources` with these tools.
    WindowUnderTest(Sources sources, List<ToolMaker> tools) {
        this(sources, tools, new HashMap<>());
    }

    private WindowUnderTest(Sources sources, List<ToolMaker> tools, Map<String, List<String>> remembered) {
        windows = robot.inFx(() -> new Windows(
                sources,
                tools,
                shownFolders::add,
                new SystemScheme(Runnable::run, Optional::empty),
                new Preferences(remembered, remembered::putAll)));
        stage = robot.inFx((Callable<Stage>) Stage::new);
        robot.inFx(() -> {
            windows.open(stage, FirstView.PICKER);
        });
    }

    Scene scene() {
        return stage.getScene();
    }

    /// Types `pid` into the picker and opens it.
    void open(long pid) {
        robot.waitUntil("the picker lists processes", () -> !rows("#processes").isEmpty());
        robot.type(Long.toString(pid));
        robot.press(KeyCode.ENTER);
        robot.waitUntil(
                "the regions of " + pid + " are listed",
                () -> lookup("#regions") != null && !rows("#regions").isEmpty());
    }

    /// The items of a table; on the FX thread.
    List<?> rows(String table) {
        return lookup(table) instanceof TableView<?> view ? view.getItems() : List.of();
    }

    @SuppressWarnings("unchecked")
    TableView<RegionEntry> regions() {
        return (TableView<RegionEntry>) robot.find("#regions", TableView.class);
    }

    /// Selects the one region that holds `address`, as a person would: by typing the address.
    void selectRegion(long address) {
        robot.click("#region-filter");
        robot.press(KeyCode.CONTROL, KeyCode.A);
        robot.type(Long.toHexString(address));
        robot.waitUntil("one region is listed", () -> regions().getItems().size() == 1);
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.ENTER);
    }

    /// Goes to an address by Ctrl+G.
    void goTo(long address) {
        robot.press(KeyCode.CONTROL, KeyCode.G);
        robot.type(Long.toHexString(address));
        robot.press(KeyCode.ENTER);
    }

    /// The line at the bottom.
    String status() {
        return robot.inFx(() -> robot.find("#status", StatusBar.class).getText());
    }

    /// What a label says; where it forbids an end of line, it has a space.
    String text(String query) {
        return robot.inFx(() -> robot.find(query, Label.class).getText()).replace('\u00a0', ' ');
    }

    /// Waits until the pages of all regions are counted.
    void awaitCounted() {
        robot.waitUntil("the pages are counted", () -> !text("#region-totals").contains("counting"));
    }

    /// Saves pictures of the window, light and dark, for people to look at.
    void draw(String name) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            show(theme);
            robot.save(scene(), name + "-" + theme.name().toLowerCase(Locale.ROOT));
        }
        show(Theme.SYSTEM);
    }

    /// Has all windows look so.
    void show(Theme theme) {
        robot.inFx(() -> windows.appearance().themeProperty().set(theme));
        robot.rest();
    }

    @Nullable
    Node lookup(String query) {
        return Objects.requireNonNull(stage.getScene()).lookup(query);
    }

    @Override
    public void close() {
        robot.close();
    }
}
