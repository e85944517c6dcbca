package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.MadeUpProc;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.memory.PageState;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.theme.PageShade;

/// The address map of a made-up process with three regions: 64 KiB that are dirty, 256 KiB in swap just behind them,
/// and 64 GiB further on 1 MiB of which a half is dirty.
@Timeout(60)
class MadeUpMapTest {
    private static final int PID = 4711;
    private static final long PAGE = 4096;
    private static final long LOW = 0x10000;
    private static final long SWAPPED = 0x30000;
    private static final long FAR = 0x10_0000_0000L;
    private static final int BAR_MIDDLE = 16;

    private WindowUnderTest window;
    private Robot robot;

    @BeforeEach
    void open(@TempDir Path folder) {
        MadeUpProc proc = new MadeUpProc(folder, 1000)
                .with(PID, "server", "server --port 80", 61_000, 300)
                .mapped(
                        PID,
                        line(LOW, 16) + line(SWAPPED, 64) + line(FAR, 256),
                        LongStream.concat(pages(LOW, 16), pages(FAR, 128))
                                .boxed()
                                .toList(),
                        pages(SWAPPED, 64).boxed().toList());
        window = new WindowUnderTest(new Sources(new LinuxProcesses(proc.root()), proc.memories(), 1));
        robot = window.robot;
        window.open(PID);
        window.awaitCounted();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static String line(long start, long pages) {
        return String.format("%x-%x rw-p 00000000 00:00 0\n", start, start + pages * PAGE);
    }

    private static LongStream pages(long start, long count) {
        return LongStream.range(0, count).map(page -> start + page * PAGE);
    }

    private Node map() {
        return robot.find("#address-map", Node.class);
    }

    /// The colours of the bar from left to right, near its lower edge.
    private List<Color> colours() {
        Image picture = robot.inFx(() -> map().snapshot(null, null));
        return IntStream.range(0, (int) picture.getWidth())
                .mapToObj(x -> picture.getPixelReader().getColor(x, BAR_MIDDLE + 8))
                .toList();
    }

    private static PageShade shade(PageState state) {
        return PagePalette.LIGHT.shade(state);
    }

    @Test
    void showsEveryRegionToAReadableScaleAndFoldsTheGaps() {
        window.draw("map-made-up");
        List<Color> bar = colours();
        Color dirty = shade(PageState.DIRTY_MEMORY).gutter();
        Color swapped = shade(PageState.SWAPPED).fill();
        Color untouched = shade(PageState.NEVER_TOUCHED).fill();
        List<Color> states = List.of(dirty, swapped, untouched);
        List<Color> order = new ArrayList<>();
        bar.stream().filter(states::contains).forEach(colour -> {
            if (order.isEmpty() || !order.getLast().equals(colour)) {
                order.add(colour);
            }
        });

        assertThat(order).containsExactly(dirty, swapped, dirty, untouched);
        int low = bar.indexOf(swapped);
        int far = bar.lastIndexOf(swapped) + 1;
        assertThat(count(bar.subList(0, low), dirty)).isGreaterThan(bar.size() / 8);
        assertThat(count(bar, swapped)).isGreaterThan(count(bar.subList(0, low), dirty));
        assertThat(count(bar, untouched)).isCloseTo(count(bar.subList(far, bar.size()), dirty), Offset.offset(3));
        assertThat(bar.stream().filter(colour -> !states.contains(colour)).count())
                .isBetween(2L, bar.size() / 10L);
    }

    private static int count(List<Color> bar, Color colour) {
        return (int) bar.stream().filter(colour::equals).count();
    }

    @Test
    void namesWhatIsUnderTheMouseAndGoesThereOnAClick() {
        int x = (int) (0.75 * colours().size());
        robot.moveTo(map(), x, BAR_MIDDLE);

        String region = String.format("anonymous\n%012x–%012x · 1 MiB · rw-p", FAR, FAR + 256 * PAGE);
        robot.waitUntil(
                "the region is named",
                () -> tooltips().anyMatch((region + "\n512 KiB dirty memory\n512 KiB never touched")::equals));
        robot.click(map(), x, BAR_MIDDLE, MouseButton.PRIMARY);
        robot.waitUntil("the memory shows a place in it", () -> inside(FAR, 256));
        robot.press(KeyCode.LEFT);
        robot.waitUntil("the one before it is shown", () -> inside(SWAPPED, 64));
    }

    /// Whether the cursor is in these pages.
    private boolean inside(long start, long pages) {
        String status = window.status();
        long cursor = Long.parseUnsignedLong(status.substring(0, status.indexOf(' ')), 16);
        return cursor >= start && cursor < start + pages * PAGE;
    }

    private static Stream<String> tooltips() {
        return Window.getWindows().stream()
                .filter(shown -> shown instanceof Tooltip && shown.isShowing())
                .map(shown -> ((Tooltip) shown).getText());
    }

    @Test
    void saysHowMuchIsInWhichStateInWords() {
        List<String> said = robot.inFx(() -> robot.find("#state-totals", Node.class).lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(label -> ((Label) label).getText())
                .toList());

        assertThat(said).containsExactly("576 KiB dirty memory", "256 KiB in swap", "512 KiB never touched");
        assertThat(window.text("#region-totals"))
                .isEqualTo("3 regions · 1.31 MiB · resident 576 KiB · dirty 576 KiB · in swap 256 KiB");
    }
}
