package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.TableRow;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.MappingKind;
import org.pagetint.ui.region.RegionEntry;
import org.pagetint.ui.region.RegionGroup;
import org.pagetint.ui.region.RegionRow;
import org.pagetint.ui.table.OnScreen;

/// The region table: what it lists, in which order, under which lines and with which columns.
class WindowRegionsTest extends RegionsFixture {
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
        window.draw("regions-none");
        robot.click("#kind-heap");
        robot.click("List all regions");
        assertThat(rows()).hasSizeGreaterThan(10);
        assertThat(robot.inFx(() -> window.regions().isFocused())).isTrue();
    }

    @Test
    void selectsTheRegionThatIsShownAgainWhenTheFilterLetsItBackIn() {
        window.selectRegion(written.start());
        waitForLine(written.start());
        filter("records.db");
        assertThat(selected()).isEmpty();
        waitForLine(written.start());

        filter("");
        assertThat(selected()).containsExactly(written.start());
        assertThat(onScreen()).contains(written.start());
        filter("records.db");
        robot.press(KeyCode.DOWN);
        filter("");
        assertThat(selected()).containsExactly(mapped.start());
    }

    private List<Long> selected() {
        return starts(() -> window.regions().getSelectionModel().getSelectedItems());
    }

    private List<Long> onScreen() {
        return starts(() -> new OnScreen<>(window.regions()).rows());
    }

    private List<Long> starts(Supplier<List<RegionEntry>> entries) {
        return robot.inFx(() -> entries.get().stream()
                .map(entry -> ((RegionRow) entry).mapping().range().start())
                .toList());
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
        int regions = entries().size() - 1;
        assertThat(cell(line, "start")).isEqualTo(regions + " regions");
        assertThat(cell(line, "name")).isEqualTo("libc.so.6");
        window.draw("regions-by-file");
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.LEFT);
        assertThat(entries()).hasSize(1);
        robot.press(KeyCode.RIGHT);
        assertThat(entries()).hasSize(1 + regions);
        robot.click(robot.inFx(() -> window.regions().lookupAll(".table-row-cell").stream()
                .filter(row -> row instanceof TableRow<?> shown && shown.getIndex() == 0)
                .findFirst()
                .orElseThrow()));
        assertThat(entries()).hasSize(1);
    }

    @Test
    void sortsByWhatIsDirty() {
        // Without a display a table's header does not take clicks.
        robot.click("#region-columns");
        robot.click("#sort-by");
        robot.click("#sort-dirty");
        List<Long> dirty = robot.inFx(() -> window.regions().getItems().stream()
                .map(row -> cell(row, "dirty"))
                .map(WindowRegionsTest::bytes)
                .toList());
        assertThat(dirty).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(dirty.getFirst()).isPositive();
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

    @Test
    void leavesRoomForSixteenBytesInARowOfASmallWindow() {
        assertThat(window.scene().getWidth()).isEqualTo(1000);
        window.selectRegion(written.start());
        waitForLine(written.start());
        robot.press(KeyCode.DOWN);

        waitForLine(written.start() + 16);
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
