package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.MadeUpProc;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.region.RegionEntry;
import org.pagetint.ui.region.RegionRow;
import org.pagetint.ui.table.OnScreen;

/// The counting of pages, held up at a gate, on a made-up `/proc` with a process of 10,000 regions of one page, each
/// dirty. 256 of them are counted at a time.
@Timeout(60)
class WindowCountingTest {
    private static final int REGIONS = 10_000;
    private static final int AT_A_TIME = 256;
    private static final int PID = 4_194_305; // No kernel gives this number to a process.
    private static final int USER = 1000;
    private static final long PAGE = 4096;
    private static final long FIRST = 0x10000000;

    /// Before the counting; not before the strip of the memory, which asks for one region.
    private final ReadGate gate = ReadGate.beforeLooks(range -> range.length() > PAGE);

    private static long start(int region) {
        return FIRST + 2 * PAGE * region;
    }

    private WindowUnderTest open(Path folder) {
        StringBuilder maps = new StringBuilder();
        for (int i = 0; i < REGIONS; i++) {
            maps.append(String.format("%x-%x rw-p 00000000 00:00 0\n", start(i), start(i) + PAGE));
        }
        MadeUpProc proc = new MadeUpProc(folder, USER)
                .with(PID, "many", "many --regions", 4711, 12345)
                .mapped(
                        PID,
                        maps.toString(),
                        IntStream.range(0, REGIONS)
                                .mapToObj(WindowCountingTest::start)
                                .toList());
        gate.close(0);
        WindowUnderTest window =
                new WindowUnderTest(gate.before(new Sources(new LinuxProcesses(proc.root()), proc.memories(), 1)));
        window.open(PID);
        return window;
    }

    private static List<AddressRange> onScreen(WindowUnderTest window) {
        return new OnScreen<RegionEntry>(window.regions())
                .rows().stream().map(row -> ((RegionRow) row).mapping().range()).toList();
    }

    private static String dirty(WindowUnderTest window, int row) {
        return String.valueOf(window.regions().getColumns().stream()
                .filter(column -> column.getId().equals("dirty"))
                .findFirst()
                .orElseThrow()
                .getCellData(row));
    }

    @Test
    void countsWhatIsOnScreenBeforeTheRest(@TempDir Path folder) throws Exception {
        try (WindowUnderTest window = open(folder)) {
            gate.awaitSomebody();
            window.robot.press(KeyCode.END);
            AddressRange last = AddressRange.ofLength(start(REGIONS - 1), PAGE);
            window.robot.waitUntil(
                    "the last region is on screen", () -> onScreen(window).contains(last));
            assertThat(window.robot.inFx(() -> dirty(window, REGIONS - 1))).isEmpty();

            while (window.robot.inFx(() -> dirty(window, REGIONS - 1)).isEmpty()) {
                // Some are asked for before the first batch is handed over.
                assertThat(gate.passed()).hasSizeLessThan(REGIONS / AT_A_TIME / 2);
                gate.letOnePass();
                window.robot.rest();
            }

            assertThat(window.robot.inFx(() -> dirty(window, REGIONS - 1))).isEqualTo("4 KiB");
            assertThat(window.robot.inFx(() -> dirty(window, REGIONS / 2))).isEmpty();
            assertThat(window.text("#region-totals")).contains("counting");
            window.draw("regions-counting");
            gate.open();
            window.awaitCounted();
            assertThat(window.text("#region-totals")).contains("dirty 39.1 MiB");
        } finally {
            gate.open();
        }
    }

    @Test
    void staysAliveWhileACountDoesNotComeBack(@TempDir Path folder) throws Exception {
        try (WindowUnderTest window = open(folder)) {
            gate.awaitSomebody();

            window.selectRegion(start(4711));
            window.robot.waitUntil(
                    "its bytes are shown",
                    () -> window.status().equals(String.format("%012x · dirty memory, from the process", start(4711))));
            window.goTo(start(47) + 0x123);
            window.robot.waitUntil(
                    "these too", () -> window.status().startsWith(String.format("%012x · dirty", start(47) + 0x123)));
            window.robot.press(KeyCode.CONTROL, KeyCode.K);
            window.robot.press(KeyCode.ESCAPE);
            window.robot.waitUntil(
                    "all are listed", () -> window.rows("#regions").size() == REGIONS);
            assertThat(gate.passed()).isEmpty();
            assertThat(window.text("#region-totals")).contains("counting");
            window.robot.press(KeyCode.CONTROL, KeyCode.O);
            window.robot.waitUntil("the picker", () -> window.robot.sees("#picker"));
        } finally {
            gate.open();
        }
    }
}
