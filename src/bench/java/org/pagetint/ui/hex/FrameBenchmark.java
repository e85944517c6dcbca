package org.pagetint.ui.hex;

import atlantafx.base.theme.PrimerLight;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.painting.PageStrip;

/// Scrolls a region of 1 TiB, of which a few thousand pages exist, in a window of 1000 × 900: ten seconds by wheel
/// steps, by page keys, and by dragging the strip. Prints how long frames took. Runs itself again in a heap of 96 MiB,
/// so that it ends with an error if that is not enough; likewise if frames take longer than they may, or if the FX
/// thread reads.
///
/// `mvn -Pbench test -Dbench.main=org.pagetint.ui.hex.FrameBenchmark`
public final class FrameBenchmark {
    private static final long START = 0x7000_0000_0000L;
    private static final AddressRange REGION = AddressRange.ofLength(START, 1L << 40);
    private static final long HEAP_BYTES = 96 << 20;
    private static final double USUAL_LIMIT = 20;
    private static final double LONGEST_LIMIT = 50;
    private static final long SECONDS = 10;
    private static final long WARM_UP_SECONDS = 2;
    private static final double MILLION = 1e6;

    private FrameBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (Runtime.getRuntime().maxMemory() > HEAP_BYTES) {
            System.exit(againInSmallHeap());
        }
        ArrayMemory memory = memory();
        CompletableFuture<HexView> ready = new CompletableFuture<>();
        Platform.startup(() -> ready.complete(show(memory)));
        HexView view = ready.get();
        System.out.println("| scrolling 1 TiB by | frames in 10 s | median | 99 % | longest |");
        System.out.println("| --- | --- | --- | --- | --- |");
        List<Boolean> holds = List.of(
                measure("wheel steps", view, FrameBenchmark::wheel),
                measure("page keys", view, FrameBenchmark::page),
                measure("dragging the strip", view, FrameBenchmark::drag),
                report(memory));
        System.exit(holds.contains(false) ? 1 : 0);
    }

    private static int againInSmallHeap() throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx" + HEAP_BYTES,
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FrameBenchmark.class.getName())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static ArrayMemory memory() {
        ArrayMemory memory = new ArrayMemory().map(REGION, "");
        PageState[] states = PageState.values();
        for (long i = 0; i < 4096; i++) {
            long page = START + i * (REGION.length() / 4096) + (i % 64) * 0x1000L;
            memory.set(page, 1 + i % 5, states[(int) (i % 5)]);
            for (long j = 0; j < 256; j++) {
                memory.write(page + j * 16, (byte) i, (byte) j, (byte) 'p', (byte) 'a', (byte) 'g', (byte) 'e');
            }
        }
        for (long page = START; page < START + 0x40_0000; page += 0x2000) {
            memory.write(page, "bytes at the start of the region, where the wheel turns")
                    .set(page, 1, states[2]);
        }
        return memory;
    }

    private static HexView show(ArrayMemory memory) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        HexView view = new HexView(new HexViewModel(Platform::runLater));
        Stage stage = new Stage();
        stage.setScene(new Scene(view, 1000, 900));
        stage.show();
        view.model().show(memory, memory.mappingsNow(), REGION);
        return view;
    }

    /// One frame's worth of a person's doing.
    private interface Gesture {
        void make(HexView view, long frame);
    }

    private static void wheel(HexView view, long frame) {
        Node rows = view.lookup("#hex-rows");
        double delta = frame % 600 < 400 ? -40 : 40;
        Event.fireEvent(
                rows,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        100,
                        100,
                        100,
                        100,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        delta,
                        0,
                        delta,
                        40,
                        40,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
    }

    private static void page(HexView view, long frame) {
        Node rows = view.lookup("#hex-rows");
        KeyCode key = frame % 600 < 400 ? KeyCode.PAGE_DOWN : KeyCode.PAGE_UP;
        Event.fireEvent(rows, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static void drag(HexView view, long frame) {
        PageStrip strip = (PageStrip) view.lookup("#hex-strip");
        double y = (Math.sin(frame / 60.0) + 1) / 2 * strip.getHeight();
        Event.fireEvent(
                strip,
                new MouseEvent(
                        MouseEvent.MOUSE_DRAGGED,
                        5,
                        y,
                        5,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    private static boolean measure(String name, HexView view, Gesture gesture) throws Exception {
        frames(view, gesture, WARM_UP_SECONDS);
        long[] nanos = frames(view, gesture, SECONDS);
        Arrays.sort(nanos);
        double usual = nanos[(int) (nanos.length * 0.99)] / MILLION;
        double longest = nanos[nanos.length - 1] / MILLION;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f ms | %.1f ms | %.1f ms |%n",
                name,
                nanos.length,
                nanos[nanos.length / 2] / MILLION,
                usual,
                longest);
        return usual <= USUAL_LIMIT && longest <= LONGEST_LIMIT;
    }

    private static long[] frames(HexView view, Gesture gesture, long seconds) throws Exception {
        CompletableFuture<long[]> result = new CompletableFuture<>();
        Platform.runLater(() -> new FrameClock(view, gesture, seconds, result).start());
        return result.get();
    }

    /// Makes the gesture in each frame, and notes when frames come.
    private static final class FrameClock extends AnimationTimer {
        private final HexView view;
        private final Gesture gesture;
        private final CompletableFuture<long[]> result;
        private final long[] nanos;
        private final long end;
        private Optional<Long> last = Optional.empty();
        private int frames;

        private FrameClock(HexView view, Gesture gesture, long seconds, CompletableFuture<long[]> result) {
            this.view = view;
            this.gesture = gesture;
            this.result = result;
            this.nanos = new long[(int) seconds * 1000];
            this.end = System.nanoTime() + seconds * 1_000_000_000L;
        }

        @Override
        public void handle(long pulse) {
            long now = System.nanoTime();
            if (last.isPresent() && frames < nanos.length) {
                nanos[frames++] = now - last.get();
            }
            last = Optional.of(now);
            if (now >= end) {
                stop();
                result.complete(Arrays.copyOf(nanos, frames));
                return;
            }
            gesture.make(view, frames);
        }
    }

    private static boolean report(ArrayMemory memory) {
        List<String> readers = memory.threads().stream().sorted().toList();
        System.out.println();
        System.out.println("Threads that read: " + readers);
        Runtime heap = Runtime.getRuntime();
        System.gc();
        System.out.printf(
                "Heap: %d MiB in use of the %d MiB allowed%n",
                (heap.totalMemory() - heap.freeMemory()) >> 20, heap.maxMemory() >> 20);
        return readers.stream().noneMatch(name -> name.contains("JavaFX"));
    }
}
