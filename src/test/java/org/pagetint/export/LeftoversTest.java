package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.files.Folder;
import org.pagetint.files.OpenFile;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.disk.LinuxFileOpener;

/// What a killed export has left is removed by the next one, and nothing else is.
final class LeftoversTest {
    private static final String TOKEN = "0123456789ab";

    @TempDir
    private Path folder;

    private Path file(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "left");
        age(file, 11);
        return file;
    }

    private Path folderOf(String mode, String... names) throws Exception {
        Path made = Files.createDirectory(folder.resolve(".other." + TOKEN + ".part"));
        for (String name : names) {
            Files.writeString(made.resolve(name), "left");
        }
        Exports.output("chmod", mode, made.toString());
        age(made, 11);
        return made;
    }

    /// The exports of these tests are made at [Exports#NOW].
    private static void age(Path file, int minutes) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Exports.NOW.minus(Duration.ofMinutes(minutes))));
    }

    private void export() throws Exception {
        Pair.export(new LinuxFileOpener(), "new", Pair.request(Pair.Kind.RAW, folder), ExportMonitor.NONE);
    }

    @Test
    void removesAnOldFileAndAnOldFolder() throws Exception {
        Path left = file(".x.aa" + TOKEN.substring(2) + ".part");
        Path files = folderOf("1700", "10000-60000.bin", "d8000-db000-heap.bin");

        export();

        assertThat(left).doesNotExist();
        assertThat(files).doesNotExist();
        assertThat(Exports.in(folder)).containsExactly("x", "x.json");
    }

    @Test
    void keepsWhatIsYoungLockedLinkedOrNamedOtherwise() throws Exception {
        Path young = file(".young." + TOKEN + ".part");
        age(young, 9);
        Path locked = file(".locked." + TOKEN + ".part");
        Path linked = file(".linked." + TOKEN + ".part");
        Files.createLink(folder.resolve("second name"), linked);
        Path link = Files.createSymbolicLink(folder.resolve(".link." + TOKEN + ".part"), linked);
        Path unlike = file(".unlike." + TOKEN + ".part.aside");
        try (Folder open = new LinuxFileOpener().folder(folder);
                OpenFile lock = open.open(".locked." + TOKEN + ".part")) {
            assertThat(lock.lock()).isTrue();

            export();
        }

        assertThat(List.of(young, locked, linked, unlike)).allMatch(Files::exists);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void keepsFoldersThatAreNotMarkedOrHoldWhatNoExportMakes() throws Exception {
        Path unmarked = folderOf("0700", "10000-60000.bin");
        export();
        assertThat(unmarked.resolve("10000-60000.bin")).exists();

        Files.move(unmarked, folder.resolve(".third." + TOKEN + ".part"));
        Path other = folderOf("1700", "10000-60000.bin", "holiday.jpg");
        Pair.clear(folder.resolve(".third." + TOKEN + ".part"));
        Files.delete(folder.resolve("x"));
        Files.delete(folder.resolve("x.json"));
        export();
        assertThat(Exports.in(other)).containsExactly("10000-60000.bin", "holiday.jpg");
    }

    @Test
    void keepsWhatIsSomebodyElses() throws Exception {
        Right.require("a leftover of another user", "root", Libc.isRoot());
        Path other = file(".x." + TOKEN + ".part");
        Files.setAttribute(other, "unix:uid", 65534);
        age(other, 11);

        export();

        assertThat(other).exists();
    }

    /// It may be the only whole one.
    @Test
    void keepsWhatWasBeingMovedUntilSomethingNewStandsThere() throws Exception {
        Path content = file(".x." + TOKEN + ".part");
        Path manifest = file(".x." + TOKEN + ".json.part");
        Path otherContent = file(".y." + TOKEN + ".part");
        Path otherManifest = file(".y." + TOKEN + ".json.part");
        Path notReplaced = Files.writeString(folder.resolve("x"), "mine");
        try {
            export();
            throw new AssertionError("replaced without being asked");
        } catch (ExportFailedException _) {
            assertThat(List.of(content, manifest)).allMatch(Files::exists);
        }
        Files.delete(notReplaced);

        export();

        assertThat(List.of(content, manifest)).noneMatch(Files::exists);
        assertThat(List.of(otherContent, otherManifest)).allMatch(Files::exists);
    }

    @Test
    void keepsThemPrivateFromTheBeginning() throws Exception {
        ExportMonitor look = Exports.atFirstProgress(() -> {
            for (String name : Exports.in(folder)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .isEqualTo(Files.isDirectory(folder.resolve(name)) ? "rwx------" : "rw-------");
            }
        });
        for (Pair.Kind kind : Pair.Kind.values()) {
            Pair.export(new LinuxFileOpener(), "new", Pair.request(kind, folder).replacing(), look);
            Pair.clear(folder);
        }
    }
}
