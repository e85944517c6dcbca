package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.PageState;
import org.pagetint.ui.action.Action;
import org.pagetint.ui.region.RegionEntry;
import org.pagetint.ui.region.RegionGroup;
import org.pagetint.ui.region.RegionRow;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.tool.ProcessTool;

/// The region table, the address map and *Go to*, as a person uses them on a child that maps a file and memory of its own.
@Timeout(120)
class WindowRegionsTest {
    private static final int PAGE = 4096;
    private static final int PAGES = 16;

    @TempDir
    private static Path folder;

    private static Target target;
    private static AddressRange mapped = new AddressRange(0, 0);
    private static AddressRange written = new AddressRange(0, 0);

    private final AtomicReference<List<AddressRange>> searched = new AtomicReference<>(List.of());
    private WindowUnderTest window;
    private Robot robot;

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

    @BeforeEach
    void open() {
        window = new WindowUnderTest(List.of(_ -> new SearchSpy()));
        robot = window.robot;
        window.open(target.pid());
        robot.waitUntil(
                "the pages are counted", () -> !window.text("#region-totals").contains("counting"));
    }

    @AfterEach
    void close() {
        window.close();
    }

    private final class SearchSpy implements ProcessTool {
        @Override
        public Role role() {
            return Role.SEARCH;
        }

        @Override
        public List<Action> actions() {
            return List.of(Action.of("search", "Search", () -> {}, "Shortcut+F"));
        }

        @Override
        public String labelForRanges() {
            return "Search here";
        }

        @Override
        public void useOn(List<AddressRange> ranges) {
            searched.set(ranges);
        }

        @Override
        public void close() {}
    }

    private void filter(String text) {
        robot.click("#region-filter");
        robot.press(KeyCode.CONTROL, KeyCode.A);
        robot.press(KeyCode.DELETE);
        robot.type(text);
    }

    private List<RegionEntry> entries() {
        return robot.inFx(() -> List.copyOf(window.regions().getItems()));
    }

    private List<RegionRow> rows() {
        return entries().stream()
                .filter(RegionRow.class::isInstance)
                .map(RegionRow.class::cast)
                .toList();
    }

    private TableColumn<RegionEntry, ?> column(String id) {
        return robot.inFx(() -> window.regions().getColumns().stream()
                .filter(column -> column.getId().equals(id))
                .findFirst()
                .orElseThrow());
    }

    private String cell(RegionEntry row, String column) {
        return robot.inFx(() -> String.valueOf(column(column).getCellData(row)));
    }

    @Test
    void listsWhatTheFilterFinds() {
        filter("records.db");
        assertThat(rows())
                .extracting(RegionRow::path)
                .containsOnly(folder.resolve("records.db").toString());
        assertThat(cell(rows().getFirst(), "size")).isEqualTo("64 KiB");
        assertThat(window.text("#region-totals")).startsWith("1 of ").contains("64 KiB");

        filter(Long.toHexString(written.start() + 5 * PAGE + 17));
        assertThat(rows()).extracting(row -> row.mapping().range()).containsExactly(written);
        assertThat(cell(rows().getFirst(), "dirty")).isEqualTo("16 KiB");

        filter("r-xp libc");
        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.mapping().permissions()).hasToString("r-xp");
            assertThat(row.path()).contains("libc");
        });

        filter("stack");
        assertThat(rows()).extracting(row -> row.mapping().kind()).contains(MappingKind.STACK);

        filter("no region is called so");
        assertThat(entries()).isEmpty();
        robot.save(window.scene(), "regions-none");
    }

    @Test
    void listsTheKindsOfTheChipsThatArePressed() {
        robot.click("#kind-heap");
        robot.click("#kind-stack");

        assertThat(rows())
                .extracting(row -> row.mapping().kind())
                .contains(MappingKind.STACK)
                .isSubsetOf(MappingKind.HEAP, MappingKind.STACK);
        robot.click("#kind-heap");
        robot.click("#kind-stack");
        assertThat(rows()).hasSizeGreaterThan(10);
    }

    @Test
    void putsTheRegionsOfAFileUnderOneLine() {
        robot.click("#group-by-file");
        filter("libc.so");

        RegionEntry line = entries().getFirst();
        assertThat(line).isInstanceOf(RegionGroup.class);
        assertThat(entries()).hasSizeGreaterThan(2);
        robot.save(window.scene(), "regions-by-file");
        robot.press(KeyCode.DOWN);
        robot.inFx(() -> window.regions().getSelectionModel().clearAndSelect(0));
        robot.press(KeyCode.LEFT);
        assertThat(entries()).hasSize(1);
        robot.press(KeyCode.RIGHT);
        assertThat(entries()).hasSizeGreaterThan(2);
    }

    @Test
    void sortsByWhatIsDirty() {
        // Without a display a table's header does not take clicks.
        robot.inFx(() -> {
            window.regions().getSortOrder().setAll(List.of(column("dirty")));
        });
        List<Long> dirty = robot.inFx(() -> window.regions().getItems().stream()
                .map(row -> cell(row, "dirty"))
                .map(WindowRegionsTest::bytes)
                .toList());
        assertThat(dirty).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(dirty.getFirst()).isPositive();
        robot.save(window.scene(), "regions-dirty-first");
    }

    private static long bytes(String size) {
        String[] parts = size.split(" ", -1);
        double number = Double.parseDouble(parts[0]);
        return (long) (number
                * switch (parts.length == 1 ? "B" : parts[1]) {
                    case "B" -> 1;
                    case "KiB" -> 1 << 10;
                    case "MiB" -> 1 << 20;
                    default -> 1 << 30;
                });
    }

    @Test
    void showsTheColumnsThatAreChosen() {
        assertThat(column("end").isVisible()).isFalse();

        robot.click("#region-columns");
        robot.click("#column-end");

        assertThat(column("end").isVisible()).isTrue();
        filter("records.db");
        assertThat(cell(rows().getFirst(), "end")).isEqualTo(String.format("%012x", mapped.end()));
        assertThat(cell(rows().getFirst(), "offset")).isEqualTo("0");
        assertThat(cell(rows().getFirst(), "kind")).isEqualTo("file");
    }

    /// Opens the menu of the first line.
    private void openMenu() {
        Node cell = robot.inFx(() -> window.regions().lookupAll(".table-row-cell").stream()
                .filter(row -> row instanceof TableRow<?> line && line.getIndex() == 0)
                .findFirst()
                .orElseThrow()
                .lookup(".mono"));
        robot.rightClick(cell);
        robot.waitUntil("the menu", () -> window.regions().getContextMenu().isShowing());
    }

    private void choose(String id) {
        openMenu();
        robot.click("#region-" + id);
    }

    private String copied() {
        return robot.inFx(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void copiesCellRowTableAndAddress() {
        filter("records.db");
        robot.press(KeyCode.DOWN);
        String path = folder.resolve("records.db").toString();
        String start = String.format("%012x", mapped.start());

        robot.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(copied().split("\t", -1)).startsWith(start, "64 KiB", "rw-p").contains(path);
        choose("copy-cell");
        assertThat(copied()).isEqualTo(start);
        choose("copy-address");
        assertThat(copied()).isEqualTo(start);
        choose("copy-table");
        assertThat(copied().lines().map(line -> line.split("\t", -1).length)).containsExactly(7, 7);
        assertThat(copied()).startsWith("Start\tSize\tPerm\tPages\tName\tDirty\tResident\n" + start);
    }

    @Test
    void offersInItsMenuWhatCanBeDoneWithARegion() {
        filter("records.db");
        robot.press(KeyCode.DOWN);
        openMenu();
        assertThat(robot.inFx(() -> window.regions().getContextMenu().getItems().stream()
                        .map(MenuItem::getText)
                        .filter(Objects::nonNull)
                        .toList()))
                .containsExactly(
                        "View",
                        "Search here",
                        "Copy cell: Start",
                        "Copy row",
                        "Copy whole table",
                        "Copy address",
                        "Open the file’s folder");
        robot.save(window.regions().getContextMenu().getScene(), "region-menu");
        robot.press(KeyCode.ESCAPE);

        choose("search");
        assertThat(searched.get()).containsExactly(mapped);
        choose("open-folder");
        robot.waitUntil("the folder is shown", () -> window.shownFolders.equals(List.of(folder)));
        choose("view");
        robot.waitUntil("the memory has the keyboard", () -> !window.regions().isFocused());

        filter(Long.toHexString(written.start()));
        robot.press(KeyCode.DOWN);
        openMenu();
        assertThat(robot.inFx(() ->
                        window.regions().getContextMenu().getItems().getLast().isDisable()))
                .isTrue();
    }

    @Test
    void marksWhatARefreshFindsAndKeepsTheSelection() throws Exception {
        AddressRange gone = target.anonymous(2);
        AddressRange changing = target.anonymous(PAGES);
        robot.press(KeyCode.F5);
        filter(Long.toHexString(changing.start()));
        robot.press(KeyCode.DOWN);
        filter("");
        AddressRange fresh = target.anonymous(3);
        target.call("munmap", gone.start(), gone.length());
        target.call("munmap", changing.start() + 12 * PAGE, 4 * PAGE);

        robot.press(KeyCode.F5);
        robot.waitUntil(
                "the new region is listed",
                () -> rows().stream().anyMatch(row -> row.mapping().range().start() == fresh.start()));

        assertThat(mark(fresh.start())).isEqualTo("+");
        assertThat(mark(gone.start())).isEqualTo("×");
        assertThat(mark(changing.start())).isEqualTo("▼");
        assertThat(robot.inFx(
                        () -> ((RegionRow) window.regions().getSelectionModel().getSelectedItem())
                                .mapping()
                                .range()
                                .start()))
                .isEqualTo(changing.start());
        robot.save(window.scene(), "regions-changed");

        target.call("mmap", changing.start() + 12 * PAGE, 4 * PAGE, Kernel.READ_WRITE, FIXED, -1, 0);
        robot.press(KeyCode.F5);
        robot.waitUntil("it has grown", () -> mark(changing.start()).equals("▲"));
        assertThat(rows()).noneMatch(row -> row.mapping().range().start() == gone.start());
    }

    private static final long FIXED = Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS | Kernel.MAP_FIXED;

    private String mark(long start) {
        return rows().stream()
                .filter(row -> row.mapping().range().start() == start)
                .map(row -> cell(row, "mark"))
                .findFirst()
                .orElse("none");
    }

    @Test
    void goesToAnAddressANameWithAnOffsetAndARegion() {
        window.goTo(written.start() + 0x123);
        waitForLine(written.start() + 0x123);

        robot.press(KeyCode.CONTROL, KeyCode.G);
        robot.type("records.db+0x2010");
        assertThat(suggestions()).hasSize(1);
        robot.press(KeyCode.ENTER);
        waitForLine(mapped.start() + 0x2010);

        robot.press(KeyCode.CONTROL, KeyCode.G);
        robot.type("stack");
        assertThat(suggestions()).first().asString().contains("[stack]");
        robot.press(KeyCode.ENTER);
        long stack = rows().stream()
                .filter(row -> row.mapping().kind() == MappingKind.STACK)
                .findFirst()
                .orElseThrow()
                .mapping()
                .range()
                .start();
        waitForLine(stack);

        robot.press(KeyCode.CONTROL, KeyCode.G);
        robot.type("rec");
        assertThat(suggestions()).first().asString().contains("records.db");
        robot.press(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL, KeyCode.G);
        robot.type("nothing of that name");
        assertThat(suggestions()).isEmpty();
        robot.press(KeyCode.ENTER);
        assertThat(robot.inFx(() -> robot.find("#go-to", TextField.class).getText()))
                .isEqualTo("nothing of that name");
        robot.press(KeyCode.ESCAPE);
        waitForLine(stack);
    }

    private List<?> suggestions() {
        return robot.inFx(() -> {
            List<?> items = robot.find("#go-to-list", ListView.class).getItems();
            return List.copyOf(items);
        });
    }

    private void waitForLine(long address) {
        String line = String.format("%012x", address);
        robot.waitUntil(
                "the line says " + line + ", not " + window.status(),
                () -> window.status().startsWith(line));
    }

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

    @Test
    void isUsedByKeyboardAlone() {
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.DOWN);
        waitForLine(rows().get(2).mapping().range().start());
        robot.press(KeyCode.ENTER);
        robot.waitUntil("the memory has the keyboard", () -> !window.regions().isFocused());
        robot.press(KeyCode.CONTROL, KeyCode.K);
        robot.type("records");
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.ENTER);
        waitForLine(mapped.start());
        assertThat(robot.inFx(
                        () -> robot.find("#group-by-file", ToggleButton.class).isSelected()))
                .isFalse();
    }
}
