package org.pagetint.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.hex.HexView;
import org.pagetint.ui.region.RegionRow;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.AddressText;

/// In a whole window, from choosing a region of a child process in the table to the frame that shows its first bytes
/// with the colour of their page: twenty regions, one after the other, half of them of a file and half dirty memory.
/// Time ends when the frame after that one begins, since all of the first is drawn by then. Beside it, in turns, the
/// bare time of a frame: from asking for any to the start of the next but one. Ends with an error if the median is
/// above the limit.
///
/// `mvn -Pbench test -Dbench.main=org.pagetint.ui.FirstBytes`
public final class FirstBytes {
    private static final int REGIONS = 20;
    private static final int WARM_UP = 4;
    private static final int PAGES = 64;
    private static final long LENGTH = PAGES * 4096L;
    private static final double LIMIT_MILLISECONDS = 100;
    private static final double MILLION = 1e6;

    private FirstBytes() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempFile("first-bytes", ".bin");
        try (Target child = Target.start();
                WindowUnderTest window = new WindowUnderTest()) {
            List<AddressRange> regions = regions(child, PatternFile.write(file, 7, LENGTH));
            window.open(child.pid());
            window.robot.waitUntil("its regions are listed", () -> rows(window).containsAll(regions));
            report(regions.stream().map(region -> measure(window, region)).toList());
        } finally {
            Files.delete(file);
        }
        System.exit(0);
    }

    private static List<AddressRange> regions(Target child, Path file) throws Exception {
        List<AddressRange> regions = new ArrayList<>();
        long descriptor = child.open(file, 0);
        for (int i = 0; i < WARM_UP + REGIONS; i++) {
            AddressRange region = i % 2 == 0
                    ? child.anonymous(PAGES)
                    : child.map(LENGTH, Kernel.PROT_READ, Kernel.MAP_PRIVATE, descriptor, 0);
            if (i % 2 == 0) {
                child.fill(region, 7, 0);
            } else {
                child.touch(region);
            }
            regions.add(region);
        }
        return regions;
    }

    private static List<AddressRange> rows(WindowUnderTest window) {
        return window.regions().getItems().stream()
                .filter(RegionRow.class::isInstance)
                .map(row -> ((RegionRow) row).mapping().range())
                .toList();
    }

    private record Times(long ours, long bare) {}

    private static Times measure(WindowUnderTest window, AddressRange region) {
        long bare = frameAfter(() -> {}, () -> true);
        HexView view = window.robot.find(".hex-view", HexView.class);
        String shown = AddressText.of(region.start()) + " · ";
        List<String> colours = List.of(shown + "file, ", shown + "dirty memory, ");
        long ours = frameAfter(
                () -> window.regions()
                        .getSelectionModel()
                        .clearAndSelect(rows(window).indexOf(region)),
                () -> colours.stream().anyMatch(view.model().lineProperty().get()::startsWith));
        check(window, region);
        return new Times(ours, bare);
    }

    /// Nanoseconds from `action` to the start of the frame after the first one that `shows`.
    private static long frameAfter(Runnable action, BooleanSupplier shows) {
        CompletableFuture<Long> time = new CompletableFuture<>();
        Platform.runLater(() -> {
            long start = System.nanoTime();
            action.run();
            new AnimationTimer() {
                private boolean drawn;

                @Override
                public void handle(long now) {
                    if (drawn) {
                        stop();
                        time.complete(System.nanoTime() - start);
                    }
                    drawn = shows.getAsBoolean();
                }
            }.start();
        });
        return time.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /// The picture of the window has the colour behind the first bytes.
    private static void check(WindowUnderTest window, AddressRange region) {
        Node rows = window.robot.find("#hex-rows", Node.class);
        Color pixel = window.robot.pixel(rows, 127, 26);
        PagePalette light = PagePalette.LIGHT;
        if (!List.of(light.file().fill(), light.dirtyMemory().fill()).contains(pixel)) {
            throw new AssertionError(pixel + " behind the first bytes of " + region);
        }
    }

    private static void report(List<Times> times) {
        double[] ours = milliseconds(times, false);
        double[] bare = milliseconds(times, true);
        double median = ours[REGIONS / 2];
        System.out.println("| what | median | longest | bare frame, median | ratio | limit |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        System.out.printf(
                Locale.ROOT,
                "| choosing a region to its first coloured bytes, %d times | %.0f ms | %.0f ms | %.0f ms | %.1f | 100"
                        + " ms |%n",
                REGIONS,
                median,
                ours[REGIONS - 1],
                bare[REGIONS / 2],
                median / bare[REGIONS / 2]);
        if (median > LIMIT_MILLISECONDS) {
            System.out.println("The limit is broken.");
            System.exit(1);
        }
    }

    private static double[] milliseconds(List<Times> times, boolean bare) {
        double[] sorted = times.stream()
                .skip(WARM_UP)
                .mapToDouble(time -> (bare ? time.bare : time.ours) / MILLION)
                .toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
