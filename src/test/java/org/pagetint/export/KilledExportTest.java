package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.linux.LinuxFileOpener;

/// A program that replaces an export is killed (SIGKILL) around its moves.
@Timeout(60)
final class KilledExportTest {
    private static final int KILLED = 137;

    /// Before which call, and before which one of that name.
    record Moment(Pair.Kind kind, String call, int number, boolean isBetween) {}

    @TempDir
    private Path folder;

    static Stream<Moment> moments() {
        return Stream.of(Pair.Kind.values())
                .flatMap(kind -> Stream.of(
                        new Moment(kind, "exchange", 1, false),
                        new Moment(kind, "exchange", 2, true),
                        new Moment(kind, "delete", 1, false)));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void leavesAPairOrSaysThatItWasEndedBetweenBothMoves(Moment moment) throws Exception {
        Pair.export(new LinuxFileOpener(), "old", Pair.request(moment.kind, folder), ExportMonitor.NONE);
        Path manifest = folder.resolve("x.json");

        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
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

        assertThat(program.waitFor()).isEqualTo(KILLED);
        if (moment.isBetween) {
            assertThat(failure())
                    .isInstanceOfSatisfying(
                            ExportFailure.HalfMoved.class,
                            half -> assertThat(half.manifest()).isEqualTo(manifest));
        } else {
            assertThat(Exports.verifies(folder.resolve("x"))).isTrue();
        }
        // What it left is not locked any more: once it is old, the next export removes it.
        for (String name : left()) {
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(Exports.NOW.minus(Duration.ofMinutes(11))));
        }
        Pair.export(
                new LinuxFileOpener(), "next", Pair.request(moment.kind, folder).replacing(), ExportMonitor.NONE);
        assertThat(Exports.verifies(folder.resolve("x"))).isTrue();
        // A folder that has been at the place is not marked as unfinished, and so it is kept.
        assertThat(left()).allMatch(name -> Files.isDirectory(folder.resolve(name)));
    }

    private ExportFailure failure() {
        try {
            boolean same = Exports.verifies(folder.resolve("x"));
            throw new AssertionError("verifies: " + same);
        } catch (ExportFailedException e) {
            return e.failure();
        }
    }

    private List<String> left() throws Exception {
        return Exports.in(folder).stream()
                .filter(name -> name.endsWith(".part"))
                .toList();
    }
}
