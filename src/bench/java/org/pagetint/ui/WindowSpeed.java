package org.pagetint.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.MadeUpProc;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.AddressRange;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.theme.SystemScheme;

/// How fast the window is with very long lists: the picker on a made-up `/proc` of 5,000 processes, and the page of a
/// child with 65,000 regions. Times end when the frame after the one that shows what was asked for begins, since all of
/// that one is drawn by then. Beside them stand the bare reading of the same files, or the bare time from a key without
/// any effect to the same point, in the same run. Ends with an error if a limit is broken.
///
/// Needs no display.
///
/// `mvn -Pbench test -Dbench.main=org.pagetint.ui.WindowSpeed`
public final class WindowSpeed {
    private static final int PROCESSES = 5_000;
    private static final int REGIONS = 65_000;
    private static final int TURNS = 7;
    private static final int USER = 1000;
    private static final int SCROLL_FRAMES = 240;
    private static final double WHEEL = -120;

    /// Ten keys a second are more than most people type.
    private static final long BETWEEN_KEYS_MILLIS = 100;

    private static final String WORDS = "rw-p anon 7f";
    private static final int BARE_KEYS = 9;
    private static final double FRAME = 1e9 / 60;
    private static final double MILLION = 1e6;
    private static final double LIST_LIMIT = 300;
    private static final double OPEN_LIMIT = 1_000;
    private static final double KEY_LIMIT = 100;
    private static final double FRAME_LIMIT = 20;
    private static final double SLOW_FRAME_LIMIT = 50;

    private boolean broken;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private WindowSpeed() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        Platform.startup(() -> Platform.setImplicitExit(false));
        WindowSpeed speed = new WindowSpeed();
        speed.out.println("| what | Pagetint | bare | limit |");
        speed.out.println("| --- | --- | --- | --- |");
        speed.measurePicker();
        speed.measureRegions();
        if (speed.broken) {
            speed.out.println("A limit is broken.");
            System.exit(1);
        }
        System.exit(0);
    }

    private void row(String what, double ours, double bare, double limit) {
        broken |= ours / MILLION > limit;
        out.printf(Locale.ROOT, "| %s | %.1f ms | %.1f ms | %,.0f ms |%n", what, ours / MILLION, bare / MILLION, limit);
    }

    private void rowsOfFrames(String what, double[] frames) {
        row(what + ", median", frames[frames.length / 2], FRAME, FRAME_LIMIT);
        row("the same, 99 %", frames[frames.length * 99 / 100], FRAME, SLOW_FRAME_LIMIT);
    }

    private void measurePicker() throws Exception {
        Path folder = Files.createTempDirectory("pagetint");
        try {
            MadeUpProc proc = new MadeUpProc(folder, USER);
            for (int i = 0; i < PROCESSES; i++) {
                String name = "program-" + i % 300;
                proc.listed(100 + i, USER, name, "/usr/lib/" + name + " --number " + i, 1000 + i, i);
            }
            LinuxProcesses processes = new LinuxProcesses(proc.root());
            Sources sources = new Sources(processes, LinuxMemorySource.ofThisMachine(), 1);
            double listed = Double.MAX_VALUE;
            double bare = Double.MAX_VALUE;
            for (int turn = 0; turn < TURNS; turn++) {
                bare = Math.min(bare, timed(() -> readBare(folder)));
                Shown window = new Shown(sources, FirstView.PICKER, () -> {});
                listed = Math.min(listed, window.untilRows("#processes", PROCESSES));
                window.close();
            }
            row("list of 5,000 processes, shown", listed, bare, LIST_LIMIT);
            Shown window = new Shown(sources, FirstView.PICKER, () -> {});
            window.untilRows("#processes", PROCESSES);
            double[] keys = window.type("#filter", "program 29 number");
            row("a key in its filter, slowest of " + keys.length, last(keys), window.bareKey(), KEY_LIMIT);
            window.clear("#filter", "#processes", PROCESSES);
            rowsOfFrames("a frame while it scrolls and refreshes", window.scroll("#processes"));
            window.close();
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /// Reads what a list of processes is made of, as much at a time as Pagetint does.
    private static void readBare(Path folder) {
        IntStream.range(100, 100 + PROCESSES)
                .parallel()
                .forEach(pid ->
                        Stream.of("stat", "status", "cmdline").forEach(name -> read(folder.resolve(pid + "/" + name))));
    }

    private static void read(Path file) {
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            while (in.read(block) > 0) {
                // The bytes themselves do not matter here.
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void measureRegions() throws Exception {
        try (Target target = Target.start()) {
            AddressRange range = target.anonymous(REGIONS);
            target.fill(AddressRange.ofLength(range.start(), REGIONS / 2 * 4096L), 1, 0);
            target.stripe(range);
            LinuxProcesses processes = new LinuxProcesses(ProcRoot.SYSTEM);
            ProcessInfo info = processes.find(target.pid());
            Sources sources = new Sources(processes, LinuxMemorySource.ofThisMachine(), 1);
            FirstView first = new FirstView(Optional.of(info), OptionalLong.empty());
            double opened = Double.MAX_VALUE;
            double bare = Double.MAX_VALUE;
            for (int turn = 0; turn < TURNS; turn++) {
                bare = Math.min(bare, timed(() -> read(target.proc("maps"))));
                Shown window = new Shown(sources, first, () -> {});
                opened = Math.min(opened, window.untilRows("#regions", REGIONS));
                window.close();
            }
            row("process with 65,000 regions, opened and shown", opened, bare, OPEN_LIMIT);
            Shown window = new Shown(sources, first, () -> {});
            window.untilRows("#regions", REGIONS);
            double[] counting = window.type("#region-filter", WORDS);
            if (window.counted()) {
                throw new AssertionError("the pages were counted before the last key");
            }
            row(
                    "a key in their filter while pages are counted, slowest of " + counting.length,
                    last(counting),
                    window.bareKey(),
                    KEY_LIMIT);
            window.clear("#region-filter", "#regions", REGIONS);
            window.await(window::counted);
            double[] keys = window.type("#region-filter", WORDS);
            row("the same when all are counted, slowest of " + keys.length, last(keys), window.bareKey(), KEY_LIMIT);
            window.clear("#region-filter", "#regions", REGIONS);
            rowsOfFrames("a frame while they scroll", window.scroll("#regions"));
            window.close();
        }
    }

    private static double last(double[] sorted) {
        return sorted[sorted.length - 1];
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double timed(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    private static void inFx(Runnable action) throws Exception {
        CompletableFuture<?> done = CompletableFuture.runAsync(action, Platform::runLater);
        done.get(1, TimeUnit.MINUTES);
    }

    /// A window on the screen there is.
    private static final class Shown {
        private final Stage stage;
        private final long began = System.nanoTime();

        private Shown(Sources sources, FirstView first, Runnable closed) throws Exception {
            CompletableFuture<Stage> shown = new CompletableFuture<>();
            Platform.runLater(() -> {
                Windows windows = new Windows(
                        sources,
                        List.of(),
                        _ -> {},
                        new SystemScheme(Runnable::run, Optional::empty),
                        new Preferences(Map.of(), _ -> closed.run()));
                Stage opened = new Stage();
                windows.open(opened, first);
                shown.complete(opened);
            });
            stage = shown.get();
        }

        private TextField field(String query) {
            return (TextField) stage.getScene().lookup(query);
        }

        private boolean counted() {
            return stage.getScene().lookup("#region-totals") instanceof javafx.scene.control.Label label
                    && !label.getText().contains("counting");
        }

        /// How long it took until the table had so many rows and was drawn.
        private double untilRows(String table, int rows) throws Exception {
            await(() -> stage.getScene().lookup(table) instanceof TableView<?> view
                    && view.getItems().size() >= rows);
            return System.nanoTime() - began;
        }

        /// Waits until the condition held at a frame, and that frame was drawn.
        private void await(BooleanSupplier condition) throws Exception {
            CompletableFuture<Boolean> held = new CompletableFuture<>();
            Platform.runLater(() -> new AnimationTimer() {
                private boolean seen;

                @Override
                public void handle(long now) {
                    if (seen) {
                        stop();
                        held.complete(true);
                    }
                    seen = condition.getAsBoolean();
                }
            }.start());
            held.get(1, TimeUnit.MINUTES);
        }

        /// How long each key took until what it brought about was drawn, the slowest last.
        private double[] type(String query, String text) throws Exception {
            double[] nanos = new double[text.length()];
            for (int i = 0; i < nanos.length; i++) {
                String key = text.substring(i, i + 1);
                TimeUnit.MILLISECONDS.sleep(BETWEEN_KEYS_MILLIS);
                nanos[i] = drawn(() -> {
                    press(field(query));
                    field(query).appendText(key);
                });
            }
            Arrays.sort(nanos);
            return nanos;
        }

        /// The median time of a key that does nothing.
        private double bareKey() throws Exception {
            double[] nanos = new double[BARE_KEYS];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = drawn(() -> press(stage.getScene().getRoot()));
            }
            Arrays.sort(nanos);
            return nanos[nanos.length / 2];
        }

        /// A key that does nothing by itself, so that the window knows that somebody does something.
        private static void press(Node node) {
            Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F24, false, false, false, false));
        }

        /// How long it takes until what `action` does is drawn.
        private static double drawn(Runnable action) throws Exception {
            CompletableFuture<Long> end = new CompletableFuture<>();
            long start = System.nanoTime();
            Platform.runLater(() -> {
                action.run();
                new AnimationTimer() {
                    private boolean shown;

                    @Override
                    public void handle(long now) {
                        if (shown) {
                            stop();
                            end.complete(System.nanoTime());
                        }
                        shown = true;
                    }
                }.start();
            });
            return end.get(1, TimeUnit.MINUTES) - start;
        }

        /// Empties a filter, which must have left some rows out and listed others, and waits until all are listed.
        private void clear(String query, String table, int rows) throws Exception {
            TableView<?> view = (TableView<?>) stage.getScene().lookup(table);
            inFx(() -> {
                if (view.getItems().isEmpty()) {
                    throw new AssertionError(
                            "nothing was found by " + field(query).getText());
                }
                field(query).clear();
            });
            await(() -> view.getItems().size() >= rows);
        }

        /// The time between frames while the wheel turns, the longest last.
        private double[] scroll(String table) throws Exception {
            Node node = stage.getScene().lookup(table);
            List<Long> times = new ArrayList<>();
            await(() -> {
                times.add(System.nanoTime());
                Event.fireEvent(node.lookup(".sheet"), wheel());
                return times.size() > SCROLL_FRAMES;
            });
            return IntStream.range(1, times.size())
                    .mapToDouble(i -> times.get(i) - times.get(i - 1))
                    .sorted()
                    .toArray();
        }

        private static ScrollEvent wheel() {
            return new ScrollEvent(
                    ScrollEvent.SCROLL,
                    9,
                    9,
                    9,
                    9,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    WHEEL,
                    0,
                    WHEEL,
                    1,
                    1,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null);
        }

        private void close() throws Exception {
            inFx(stage::close);
        }
    }
}
