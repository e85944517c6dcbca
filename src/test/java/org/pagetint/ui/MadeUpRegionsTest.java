package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.MadeUpProc;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.ui.region.RegionEntry;
import org.pagetint.ui.region.RegionRow;

/// The window on a made-up `/proc` with a process of 65,000 regions: one page each, every hundredth of a file, every
/// fiftieth dirty.
@Timeout(120)
class MadeUpRegionsTest {
    private static final int REGIONS = 65_000;
    private static final int PID = 4_194_305; // No kernel gives this number to a process.
    private static final int USER = 1000;
    private static final long PAGE = 4096;
    private static final long FIRST = 0x10000000;
    private static final long DISTANCE = 2 * PAGE;

    @TempDir
    private Path folder = Path.of("unset");

    private WindowUnderTest window;
    private Robot robot;

    @BeforeEach
    void open() {
        StringBuilder maps = new StringBuilder();
        List<Long> dirty = new ArrayList<>();
        for (int i = 0; i < REGIONS; i++) {
            maps.append(String.format(
                    "%x-%x %s\n",
                    start(i),
                    start(i) + PAGE,
                    i % 100 == 99
                            ? "r--p 00001000 08:02 " + (4711 + i / 100 % 10) + " /usr/lib/lib" + i / 100 % 10 + ".so"
                            : "rw-p 00000000 00:00 0"));
            if (i % 50 == 0) {
                dirty.add(start(i));
            }
        }
        MadeUpProc proc = new MadeUpProc(folder, USER)
                .with(PID, "many", "many --regions", 4711, 12345)
                .mapped(PID, maps.toString(), dirty);
        window = new WindowUnderTest(new Sources(new LinuxProcesses(proc.root()), proc.memories(), 1));
        robot = window.robot;
        window.open(PID);
    }

    private static long start(int region) {
        return FIRST + region * DISTANCE;
    }

    @AfterEach
    void close() {
        window.close();
    }

    private List<Long> starts() {
        return robot.inFx(() -> window.regions().getItems().stream()
                .map(entry -> ((RegionRow) entry).mapping().range().start())
                .toList());
    }

    private void filter(String words) {
        robot.click("#region-filter");
        robot.press(KeyCode.CONTROL, KeyCode.A);
        robot.press(KeyCode.DELETE);
        robot.type(words);
    }

    private void sortBy(String column) {
        robot.click("#region-columns");
        robot.click("#sort-by");
        robot.click("#sort-" + column);
    }

    private void waitForTotals(String said) {
        robot.waitUntil(
                "the totals say " + said + ", not " + window.text("#region-totals"),
                () -> window.text("#region-totals").equals(said));
    }

    private String cell(int row, String id) {
        return robot.inFx(() -> {
            RegionEntry entry = window.regions().getItems().get(row);
            TableColumn<RegionEntry, ?> column = window.regions().getColumns().stream()
                    .filter(each -> each.getId().equals(id))
                    .findFirst()
                    .orElseThrow();
            return String.valueOf(column.getCellData(entry));
        });
    }

    @Test
    void listsFiltersAndSortsSixtyFiveThousandRegions() {
        assertThat(starts()).hasSize(REGIONS).isSorted();
        waitForTotals("65,000 regions · 254 MiB · resident 5.08 MiB · dirty 5.08 MiB");

        filter("lib7");
        waitForTotals("65 of 65,000 regions · 260 KiB · resident 0 B · dirty 0 B");
        assertThat(cell(0, "name")).isEqualTo("lib7.so");
        filter("rw-p " + Long.toHexString(start(41_150) + 17));
        waitForTotals("1 of 65,000 regions · 4 KiB · resident 4 KiB · dirty 4 KiB");
        assertThat(starts()).containsExactly(start(41_150));

        sortBy("dirty");
        filter("");
        assertThat(starts()).hasSize(REGIONS).startsWith(start(0), start(50), start(100));
        assertThat(cell(1299, "dirty")).isEqualTo("4 KiB");
        assertThat(cell(1300, "dirty")).isEqualTo("0");
        assertThat(starts().subList(1300, 1302)).containsExactly(start(1), start(2));
        robot.save(window.scene(), "regions-65000-dirty-first");

        filter("lib");
        assertThat(starts()).hasSize(650).isSorted();
        sortBy("name");
        assertThat(cell(0, "name")).isEqualTo("lib0.so");
        assertThat(cell(649, "name")).isEqualTo("lib9.so");
    }
}
