package org.pagetint.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.export.ExportTool;
import org.pagetint.ui.region.RegionEntry;
import org.pagetint.ui.region.RegionRow;
import org.pagetint.ui.search.SearchTool;
import org.pagetint.ui.tool.ToolMaker;

/// A window on a child that maps a file and memory of its own, its pages counted, and a person who works with its
/// regions.
@Timeout(120)
abstract class RegionsFixture {
    static final int PAGE = 4096;
    static final int PAGES = 16;

    @TempDir
    static Path folder;

    static Target target;

    /// A file `records.db` of 16 pages, mapped privately.
    static AddressRange mapped = new AddressRange(0, 0);

    /// 16 pages of anonymous memory of which four are written.
    static AddressRange written = new AddressRange(0, 0);

    WindowUnderTest window;
    Robot robot;

    @BeforeAll
    static void start() throws Exception {
        Path file = PatternFile.write(folder.resolve("records.db"), 1, PAGES * PAGE);
        target = Target.start();
        long descriptor = target.open(file, Kernel.O_RDONLY);
        mapped = target.map(PAGES * PAGE, Kernel.READ_WRITE, Kernel.MAP_PRIVATE, descriptor, 0);
        written = target.anonymous(PAGES);
        target.fill(written.first(4 * PAGE), 8, 0);
    }

    @AfterAll
    static void end() {
        target.close();
    }

    private static List<ToolMaker> tools() {
        return List.of(
                context -> new SearchTool(context, new LinuxFileOpener(), (_, _, _) -> Optional.empty(), folder),
                context -> new ExportTool(context, new LinuxFileOpener(), (_, _, _) -> Optional.empty(), folder));
    }

    @BeforeEach
    void open() {
        window = new WindowUnderTest(tools());
        robot = window.robot;
        window.open(target.pid());
        window.awaitCounted();
    }

    @AfterEach
    void close() {
        window.close();
    }

    void filter(String text) {
        robot.click("#region-filter");
        robot.press(KeyCode.CONTROL, KeyCode.A);
        robot.press(KeyCode.DELETE);
        robot.type(text);
    }

    List<RegionEntry> entries() {
        return robot.inFx(() -> List.copyOf(window.regions().getItems()));
    }

    List<RegionRow> rows() {
        return entries().stream()
                .filter(RegionRow.class::isInstance)
                .map(RegionRow.class::cast)
                .toList();
    }

    TableColumn<RegionEntry, ?> column(String id) {
        return robot.inFx(() -> window.regions().getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .orElseThrow());
    }

    String cell(RegionEntry row, String column) {
        return robot.inFx(() -> String.valueOf(column(column).getCellData(row)));
    }

    void waitForLine(long address) {
        String line = String.format("%012x", address);
        robot.waitUntil(
                "the line says " + line + ", not " + window.status(),
                () -> window.status().startsWith(line));
    }

    /// Opens the menu of the first line.
    void openMenu() {
        Node cell = robot.inFx(() -> window.regions().lookupAll(".table-row-cell").stream()
                .filter(row -> row instanceof TableRow<?> line && line.getIndex() == 0)
                .findFirst()
                .orElseThrow()
                .lookup(".mono"));
        robot.rightClick(cell);
        robot.waitUntil("the menu", () -> window.regions().getContextMenu().isShowing());
    }

    void choose(String id) {
        openMenu();
        robot.click("#region-" + id);
    }

    String copied() {
        return robot.inFx(() -> Clipboard.getSystemClipboard().getString());
    }
}
