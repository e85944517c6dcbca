package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.files.WatchedFiles;
import org.pagetint.linux.disk.LinuxFileOpener;

/// An export that replaces an earlier one fails, or is killed, before every call on the file system in turn.
final class EveryStepTest {
    /// What this file system is told not to know.
    record Lacks(Set<String> calls) {}

    record Case(Pair.Kind kind, Lacks lacks) {}

    private Path folder = Path.of("unset");

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory(Path.of("/dev/shm"), "every-step");
    }

    @AfterEach
    void clear() throws IOException {
        Pair.clear(folder);
        Files.delete(folder);
    }

    static List<Case> cases() {
        List<Lacks> systems =
                List.of(new Lacks(Set.of()), new Lacks(Set.of("exchange")), new Lacks(Set.of("exchange", "link")));
        return Stream.of(Pair.Kind.values())
                .flatMap(kind -> systems.stream().map(system -> new Case(kind, system)))
                .toList();
    }

    /// Without RENAME_EXCHANGE a folder has no name for a moment, and so has a file where there are no second names.
    private static boolean keepsNamesWhenKilled(Case test) {
        return test.lacks.calls.isEmpty() || (test.kind != Pair.Kind.FOLDER && !test.lacks.calls.contains("link"));
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// Counts calls, and does something before one of them.
    private static final class Steps implements WatchedFiles.Hook {
        private final Case test;
        private final int step;
        private final boolean kills;
        private int calls;
        private Optional<String> failed = Optional.empty();

        Steps(Case test, int step, boolean kills) {
            this.test = test;
            this.step = step;
            this.kills = kills;
        }

        @Override
        public void before(String call, Path path) throws IOException {
            calls++;
            if (calls == step || (kills && calls > step)) {
                failed = Optional.of(failed.orElse(call));
                if (kills) {
                    throw new Killed();
                }
                throw new IOException("made to fail at step " + step);
            }
            if (test.lacks.calls.contains(call)) {
                throw new UnsupportedOperationException(call);
            }
        }
    }

    private void exportOld(Case test) throws Exception {
        Pair.clear(folder);
        Pair.export(new LinuxFileOpener(), "old", Pair.request(test.kind, folder), ExportMonitor.NONE);
    }

    /// The new export, as far as it comes.
    private Steps exportNew(Case test, int step, boolean kills) throws Exception {
        Steps steps = new Steps(test, step, kills);
        WatchedFiles files = new WatchedFiles(new LinuxFileOpener(), steps);
        try {
            Pair.export(files, "new", Pair.request(test.kind, folder).replacing(), ExportMonitor.NONE);
        } catch (ExportFailedException | Killed _) {
            assertThat(steps.failed).isPresent();
        } finally {
            files.closeAll();
        }
        return steps;
    }

    private Map<String, String> newExport(Case test) throws Exception {
        Pair.clear(folder);
        Pair.export(new LinuxFileOpener(), "new", Pair.request(test.kind, folder), ExportMonitor.NONE);
        return Pair.content(folder);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesTheOldPairOrTheNewOneWhereAnyStepFails(Case test) throws Exception {
        Map<String, String> whenNew = newExport(test);
        exportOld(test);
        Map<String, String> whenOld = Pair.content(folder);
        List<String> ends = new ArrayList<>();
        for (int step = 1; ; step++) {
            exportOld(test);
            Steps steps = exportNew(test, step, false);
            if (steps.failed.isEmpty()) {
                break;
            }
            Map<String, String> now = Pair.content(folder);
            boolean isOld = now.entrySet().containsAll(whenOld.entrySet());
            assertThat(isOld || now.entrySet().containsAll(whenNew.entrySet()))
                    .as("step %d of %s, %s: %s", step, test, steps.failed, now.keySet())
                    .isTrue();
            boolean wasCleaningUp = Set.of("delete", "deleteFolder", "openFolder", "mark", "facts", "names")
                    .contains(steps.failed.orElseThrow());
            if (!wasCleaningUp) {
                assertThat(now.keySet())
                        .as("step %d of %s, %s", step, test, steps.failed)
                        .isEqualTo(isOld ? whenOld.keySet() : whenNew.keySet());
            }
            ends.add(isOld ? "old" : "new");
        }

        assertThat(ends).contains("old", "new").hasSizeGreaterThan(15);
        assertThat(Pair.content(folder)).isEqualTo(whenNew);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavesAWholePairOrSaysWhoseManifestItIsWhenKilledAtAnyStep(Case test) throws Exception {
        Map<String, String> whenNew = newExport(test);
        exportOld(test);
        Map<String, String> whenOld = Pair.content(folder);
        List<String> ends = new ArrayList<>();
        for (int step = 1; ; step++) {
            exportOld(test);
            Steps steps = exportNew(test, step, true);
            if (steps.failed.isEmpty()) {
                break;
            }
            if (keepsNamesWhenKilled(test)) {
                ends.add(endOf(test, step, steps, whenOld, whenNew));
            }
            Pair.export(
                    new LinuxFileOpener(),
                    "new",
                    Pair.request(test.kind, folder).replacing(),
                    ExportMonitor.NONE);
            assertThat(Pair.content(folder)).as("the next export").containsAllEntriesOf(whenNew);
        }

        if (keepsNamesWhenKilled(test)) {
            assertThat(ends).contains("old", "half", "new");
        }
    }

    private String endOf(Case test, int step, Steps steps, Map<String, String> whenOld, Map<String, String> whenNew)
            throws Exception {
        Path place = folder.resolve("x");
        String end = "";
        try {
            assertThat(Exports.verifies(place))
                    .as("step %d of %s, %s", step, test, steps.failed)
                    .isTrue();
        } catch (ExportFailedException e) {
            assertThat(e.failure())
                    .as("step %d of %s, %s", step, test, steps.failed)
                    .isInstanceOf(ExportFailure.HalfMoved.class);
            if (e.failure() instanceof ExportFailure.HalfMoved(Path _, Path manifest, Path staged)) {
                // What the sentence says that one should do.
                Files.move(staged, manifest, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                end = "half";
            }
            assertThat(Exports.verifies(place)).isTrue();
        }
        Map<String, String> now = Pair.content(folder);
        boolean isOld = now.entrySet().containsAll(whenOld.entrySet());
        assertThat(isOld || now.entrySet().containsAll(whenNew.entrySet()))
                .as("step %d of %s, %s: %s", step, test, steps.failed, now.keySet())
                .isTrue();
        return end.isEmpty() ? (isOld ? "old" : "new") : end;
    }
}
