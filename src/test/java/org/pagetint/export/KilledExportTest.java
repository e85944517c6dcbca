package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.files.WatchedFiles;
import org.pagetint.linux.disk.LinuxFileOpener;

/// A program that replaces an export is killed (SIGKILL), in every third round between its two moves and else before
/// any call.
@Timeout(900)
final class KilledExportTest {
    private static final int ROUNDS = 100;
    private static final int AT_ONCE = 2;
    private static final int KILLED = 137;

    /// Before which call, any if empty, and before which one of those.
    record Moment(Pair.Kind kind, String call, int number) {
        boolean isBetween() {
            return !call.isEmpty();
        }
    }

    @TempDir
    private Path parent;

    @Test
    void leavesAPairOrSaysThatItWasEndedBetweenBothMoves() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        Map<Pair.Kind, Integer> calls = new EnumMap<>(Pair.Kind.class);
        List<Pair.Kind> kinds = List.of(Pair.Kind.values());
        for (Pair.Kind kind : kinds) {
            calls.put(kind, callsOf(kind));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                Pair.Kind kind = kinds.get(round / 3 % kinds.size());
                Moment moment = round % 3 == 0
                        ? new Moment(kind, "exchange", 2)
                        : new Moment(kind, "", 1 + random.nextInt(calls.getOrDefault(kind, 1)));
                Path folder = Files.createDirectory(parent.resolve("round" + round));
                rounds.add(threads.submit(() -> {
                    killed(moment, folder);
                    return folder;
                }));
            }
            for (Future<?> round : rounds) {
                round.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /// How many calls it takes to replace an export.
    private int callsOf(Pair.Kind kind) throws Exception {
        Path folder = Files.createDirectory(parent.resolve(kind.name()));
        Pair.export(new LinuxFileOpener(), "old", Pair.request(kind, folder), ExportMonitor.NONE);
        int[] calls = {0};
        WatchedFiles files = new WatchedFiles(new LinuxFileOpener(), (_, _) -> calls[0]++);
        Pair.export(files, "new", Pair.request(kind, folder).replacing(), ExportMonitor.NONE);
        return calls[0];
    }

    private static void killed(Moment moment, Path folder) throws Exception {
        Pair.export(new LinuxFileOpener(), "old", Pair.request(moment.kind, folder), ExportMonitor.NONE);
        Path place = folder.resolve("x");

        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        "target/test-classes:target/classes:" + System.getProperty("java.class.path") + ":"
                                + System.getProperty("jdk.module.path", ""),
                        KilledMain.class.getName(),
                        moment.kind.name(),
                        folder.toString(),
                        moment.call,
                        Integer.toString(moment.number))
                .inheritIO()
                .start();

        assertThat(program.waitFor()).as("%s", moment).isEqualTo(KILLED);
        boolean isHalf = isHalf(place);
        if (moment.isBetween()) {
            assertThat(isHalf).as("%s", moment).isTrue();
        }
        // What it left is not locked any more: once it is old, the next export removes it.
        for (String name : left(folder)) {
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(Exports.NOW.minus(Duration.ofMinutes(11))));
        }
        Pair.export(
                new LinuxFileOpener(), "next", Pair.request(moment.kind, folder).replacing(), ExportMonitor.NONE);
        assertThat(Exports.verifies(place)).as("%s", moment).isTrue();
        // A folder that has been at the place is not marked as unfinished, and so it is kept.
        assertThat(left(folder)).as("%s", moment).allMatch(name -> Files.isDirectory(folder.resolve(name)));
    }

    /// Whether the manifest is known to be of the other export; else the pair is whole.
    private static boolean isHalf(Path place) throws Exception {
        try {
            assertThat(Exports.verifies(place)).isTrue();
            return false;
        } catch (ExportFailedException e) {
            assertThat(e.failure())
                    .isInstanceOfSatisfying(
                            ExportFailure.HalfMoved.class,
                            half -> assertThat(half.manifest()).isEqualTo(place.resolveSibling("x.json")));
            return true;
        }
    }

    private static List<String> left(Path folder) throws Exception {
        return Exports.in(folder).stream()
                .filter(name -> name.endsWith(".part"))
                .toList();
    }
}
