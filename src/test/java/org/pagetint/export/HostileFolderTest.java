package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.files.WatchedFiles;
import org.pagetint.linux.child.OtherUser;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.disk.LinuxFileOpener;

/// Exports of root into a folder of another user, who swaps names in it for links and other things: nothing outside of
/// it changes.
@Timeout(120)
final class HostileFolderTest {
    private static final int ROUNDS = 100;

    /// On a busy machine the adversary comes late to most names: it gets more of them.
    private static final int MOST_ROUNDS = 50 * ROUNDS;

    /// Folders and files that nobody may change, with names as exports have them.
    record Sentinels(Path folder) {
        static Sentinels in(Path parent) throws Exception {
            Path folder = Files.createDirectory(parent.resolve("sentinels"));
            Path many = Files.createDirectory(folder.resolve("many"));
            for (int i = 0; i < 50; i++) {
                Files.writeString(many.resolve((i + 1) + "000-" + (i + 2) + "000.bin"), "precious " + i);
            }
            // As our own exports name them.
            Files.writeString(many.resolve("10000-60000.bin"), "precious");
            Files.writeString(many.resolve("d8000-db000-heap.bin"), "precious");
            Path file = Files.writeString(folder.resolve("file"), "precious");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return new Sentinels(folder);
        }

        Path file() {
            return folder.resolve("file");
        }

        Path many() {
            return folder.resolve("many");
        }

        /// What they are, whose, their content and when it changed. An adversary may make hard links to them where the
        /// kernel lets it.
        Map<String, String> state() throws Exception {
            Map<String, String> state = new TreeMap<>(Pair.content(folder));
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.toList()) {
                    state.merge(
                            folder.relativize(path).toString(),
                            Files.readAttributes(path, "unix:ino,mode,uid,gid,size,lastModifiedTime")
                                    .toString(),
                            String::concat);
                }
            }
            return state;
        }
    }

    /// What an adversary puts in the place of a name.
    enum Swap {
        LINK_TO_FILE,
        LINK_TO_FOLDER,
        OWN_FILE,
        OWN_FOLDER,
        NOTHING;

        void of(Path name, Sentinels sentinels, int number) throws Exception {
            Files.move(name, name.resolveSibling("taken" + number));
            switch (this) {
                case LINK_TO_FILE -> Files.createSymbolicLink(name, sentinels.file());
                case LINK_TO_FOLDER -> Files.createSymbolicLink(name, sentinels.many());
                case OWN_FILE -> Files.writeString(name, "of the adversary");
                case OWN_FOLDER -> Files.createDirectory(name);
                case NOTHING -> {}
            }
        }
    }

    /// Every name in the folder is swapped before every call in turn, by everything.
    @ParameterizedTest
    @EnumSource
    void changesNothingElseWhateverIsSwappedAtAnyMoment(Swap swap) throws Exception {
        Path place = Files.createTempDirectory(Path.of("/dev/shm"), "hostile");
        try {
            Sentinels sentinels = Sentinels.in(place);
            Map<String, String> before = sentinels.state();
            for (Pair.Kind kind : Pair.Kind.values()) {
                for (boolean fails : new boolean[] {false, true}) {
                    int calls = swappedAtEveryCall(swap, kind, fails, place, sentinels);
                    assertThat(sentinels.state()).as("%s, %s", swap, kind).isEqualTo(before);
                    assertThat(calls).isGreaterThan(8);
                }
            }
        } finally {
            delete(place);
        }
    }

    private static int swappedAtEveryCall(Swap swap, Pair.Kind kind, boolean fails, Path place, Sentinels sentinels)
            throws Exception {
        int step = 0;
        int[] calls = {0};
        int undisturbed = 0;
        do {
            Path folder = Files.createDirectory(place.resolve("x" + step));
            Pair.export(new LinuxFileOpener(), "old", Pair.request(kind, folder), ExportMonitor.NONE);
            calls[0] = 0;
            int at = step;
            WatchedFiles files = new WatchedFiles(new LinuxFileOpener(), (_, _) -> {
                if (++calls[0] == at) {
                    swapAll(folder, swap, sentinels);
                }
            });
            ExportMonitor monitor = fails ? Exports.cancelledAtLook(6) : ExportMonitor.NONE;
            try {
                Pair.export(files, "new", Pair.request(kind, folder).replacing(), monitor);
            } catch (ExportFailedException _) {
                // As it should, mostly; it may also have been finished.
            }
            assertThat(readable(folder))
                    .as("%s of %s at call %d", swap, kind, at)
                    .isEmpty();
            delete(folder);
            undisturbed = Math.max(undisturbed, calls[0]); // At step 0 nothing is swapped.
            step++;
        } while (step <= undisturbed);
        return step;
    }

    private static void swapAll(Path folder, Swap swap, Sentinels sentinels) {
        int number = 0;
        try {
            for (String name : Exports.in(folder)) {
                swap.of(folder.resolve(name), sentinels, number++);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// Files with our bytes in them that somebody else could read.
    private static List<Path> readable(Path folder) throws Exception {
        List<Path> readable = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                boolean forOthers = (((int) Files.getAttribute(path, "unix:mode")) & 077) != 0;
                if (forOthers && Files.size(path) > 100) {
                    readable.add(path);
                }
            }
        }
        return readable;
    }

    /// The adversary looks for names itself, or is told by inotify(7) of each.
    @ParameterizedTest
    @ValueSource(strings = {"polling", "events"})
    void changesNothingElseWhileAnotherUserSwapsNames(String way) throws Exception {
        Right.require("an adversary of another user", "root and setpriv", OtherUser.canBeUsed());
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        Path parent = Files.createTempDirectory("hostile");
        Process adversary = null;
        try (OtherUser other = new OtherUser(SwapMain.class)) {
            Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
            Sentinels sentinels = Sentinels.in(parent);
            Map<String, String> before = sentinels.state();
            Path folder = Files.createDirectory(parent.resolve("folder"));
            Files.setAttribute(folder, "unix:uid", 65534);
            adversary = other.program(
                    List.of(),
                    SwapMain.class,
                    folder.toString(),
                    sentinels.file().toString(),
                    sentinels.many().toString(),
                    Long.toString(seed),
                    way);
            BufferedReader said = adversary.inputReader();
            assertThat(said.readLine()).isEqualTo("swapping");
            Map<Pair.Kind, Integer> failures = new EnumMap<>(Pair.Kind.class);
            for (int round = 0; round < ROUNDS || (!said.ready() && round < MOST_ROUNDS); round++) {
                Pair.Kind kind = List.of(Pair.Kind.values()).get(round % Pair.Kind.values().length);
                ExportRequest request = Pair.request(kind, folder);
                ExportMonitor monitor =
                        random.nextBoolean() ? ExportMonitor.NONE : Exports.cancelledAtLook(1 + random.nextInt(9));
                try {
                    Pair.export(
                            new LinuxFileOpener(),
                            "round " + round,
                            random.nextBoolean() ? request.replacing() : request,
                            monitor);
                } catch (ExportFailedException failed) {
                    failures.merge(kind, 1, Integer::sum);
                    if (failed.failure() instanceof ExportFailure.InTheWay) {
                        // With it there, no export writes anything any more that could be swapped
                        takeAway(request.place());
                    }
                }
                assertThat(sentinels.state())
                        .as("round %d of seed %d", round, seed)
                        .isEqualTo(before);
            }
            assertThat(adversary.isAlive()).isTrue();
            assertThat(said.ready()).as("after %d rounds", MOST_ROUNDS).isTrue();
            assertThat(said.readLine()).as("it has swapped names").isEqualTo("swapped");
            assertThat(failures).as("seed %d", seed).hasSize(Pair.Kind.values().length);
        } finally {
            if (adversary != null) {
                adversary.destroyForcibly().waitFor();
            }
            delete(parent);
        }
    }

    private static void takeAway(Place place) throws IOException {
        for (Path name : List.of(place.path(), place.path().resolveSibling(place.manifestName()))) {
            try {
                Files.move(name, name.resolveSibling("away" + System.nanoTime()));
            } catch (NoSuchFileException _) {
                // The adversary has taken it away
            }
        }
    }

    private static void delete(Path folder) throws Exception {
        Pair.clear(folder);
        Files.delete(folder);
    }
}
