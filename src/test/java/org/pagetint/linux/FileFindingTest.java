package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_CREAT;
import static org.pagetint.linux.child.Kernel.O_RDONLY;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// The file behind a mapping is found by what it is, whatever its name says, and nothing else passes for it.
@Timeout(60)
final class FileFindingTest {
    private static final long PAGE = 4096;
    private static final int PAGES = 4;
    private static final int MINE = 21;
    private static final int DECOY = 22;

    private static Target target;

    @TempDir
    private Path folder = Path.of("unset");

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    @Test
    void showsADeletedFileThatTheProcessStillHasOpen() throws Exception {
        Path file = write("file", MINE);
        long descriptor = target.open(file, O_RDONLY);
        AddressRange range = target.map(PAGES * PAGE, PROT_READ, MAP_PRIVATE, descriptor, 0);
        Files.delete(file);
        write("file", DECOY);
        write("file (deleted)", DECOY);

        TracelessLook.quietly(target, Expected.from(range.start()).file(PAGES, Content.pattern(MINE)));
        target.call("close", descriptor);
    }

    @Test
    void takesNoDecoyForADeletedFile() throws Exception {
        Path file = write("file", MINE);
        AddressRange range = mapped(file);
        Files.delete(file);
        write("file", DECOY);
        write("file (deleted)", DECOY);

        foundByMapFilesOnly(range);
    }

    @Test
    void takesNoReplacementForTheFileThatWasMapped() throws Exception {
        Path file = write("file", MINE);
        AddressRange range = mapped(file);
        Files.move(write("new", DECOY), file, StandardCopyOption.REPLACE_EXISTING);

        foundByMapFilesOnly(range);
    }

    @Test
    void followsARenamedFile() throws Exception {
        Path file = write("file", MINE);
        AddressRange range = mapped(file);
        Files.move(file, folder.resolve("renamed"));
        write("file", DECOY);

        TracelessLook.quietly(target, Expected.from(range.start()).file(PAGES, Content.pattern(MINE)));
    }

    @Test
    void readsThroughTheProcessWhatHasNoFileAnyMoreWhenFaultsAreAllowed() throws Exception {
        Path file = write("file", MINE);
        AddressRange range = mapped(file);
        Files.delete(file);

        TracelessLook.allowingFaults(
                target,
                View.withoutMapFiles(),
                Expected.from(range.start())
                        .known(PAGES, PageState.NOT_RESIDENT, ByteOrigin.PROCESS_MEMORY, Content.pattern(MINE)));
    }

    @Test
    void showsAFileWhoseNameTrulyEndsInDeleted() throws Exception {
        write("file", DECOY);
        AddressRange range = mapped(write("file (deleted)", MINE));

        TracelessLook.quietly(target, Expected.from(range.start()).file(PAGES, Content.pattern(MINE)));
    }

    /// Each name as bytes, one char each.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "line\nbreak",
                "\n",
                "tab\tand\\backslash",
                "a backslash and digits \\012",
                " space at both ends ",
                "   ",
                "\u00ff\u00c3( no UTF-8",
                "\u001b[31mred\u001b[0m\u0007",
                "[heap]",
                "7f0000000000-7f0000001000 rwxp 00000000 00:00 0",
                "file (deleted) (deleted)"
            })
    void showsFilesOfOddNames(String latin1) throws Exception {
        byte[] path = (folder + "/" + latin1).getBytes(StandardCharsets.ISO_8859_1);

        AddressRange range = mappedByTarget(path);

        TracelessLook.quietly(target, Expected.from(range.start()).file(PAGES, Content.pattern(MINE)));
    }

    /// The longest path that can be opened has 4,095 bytes.
    @Test
    void showsAFileOfAPathAsLongAsCanBe() throws Exception {
        StringBuilder path = new StringBuilder(folder.toString());
        while (path.length() < 3_900) {
            path.append('/').append("x".repeat(180));
            target.call("mkdir", path.toString(), 0700);
        }
        path.append('/').append("y".repeat(4_095 - path.length() - 1));

        AddressRange range = mappedByTarget(path.toString().getBytes(StandardCharsets.UTF_8));

        TracelessLook.quietly(target, Expected.from(range.start()).file(PAGES, Content.pattern(MINE)));
    }

    /// A path longer than can be opened, reached step by step: its line in `maps` is longer than a page.
    @Test
    void showsAFileOfAPathLongerThanCanBeOpened() throws Exception {
        target.call("chdir", folder.toString());
        for (int depth = 0; depth < 26; depth++) {
            String step = "z".repeat(180);
            target.call("mkdir", step, 0700);
            target.call("chdir", step);
        }
        AddressRange range = mappedByTarget("file".getBytes(StandardCharsets.UTF_8));
        target.call("chdir", "/");

        TracelessLook.quietly(target, Expected.from(range.start()).file(PAGES, Content.pattern(MINE)));
        deleteAll(folder.resolve("z".repeat(180)));
    }

    /// To look at a file is no reason to note that it was read.
    @Test
    void leavesTheTimeOfTheLastReadAlone() throws Exception {
        Path file = write("file", MINE);
        AddressRange range = mapped(file);
        FileTime before = FileTime.from(Instant.now().minus(9, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS));
        Files.setAttribute(file, "lastAccessTime", before);

        TracelessLook.quietlyWithoutAsking(target, Expected.from(range.start()).file(PAGES, Content.pattern(MINE)));

        assertThat(Files.getAttribute(file, "lastAccessTime")).isEqualTo(before);
    }

    private Path write(String name, int seed) throws IOException {
        return PatternFile.write(folder.resolve(name), seed, PAGES * PAGE);
    }

    private static AddressRange mapped(Path file) throws IOException {
        long descriptor = target.open(file, O_RDONLY);
        AddressRange range = target.map(PAGES * PAGE, PROT_READ, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        return range;
    }

    /// Has the target make, fill, map and close a file of any name.
    private static AddressRange mappedByTarget(byte[] path) throws IOException {
        byte[] terminated = Arrays.copyOf(path, path.length + 1);
        long descriptor = target.call("open", terminated, O_RDWR | O_CREAT, 0600);
        target.call("pwrite", descriptor, Pattern.bytes(MINE, 0, (int) (PAGES * PAGE)), PAGES * PAGE, 0);
        AddressRange range = target.map(PAGES * PAGE, PROT_READ, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        return range;
    }

    private static void foundByMapFilesOnly(AddressRange range) throws Exception {
        TracelessLook.quietly(
                target,
                View.all(),
                view -> view.capabilities().mapFiles()
                        ? Expected.from(range.start()).file(PAGES, Content.pattern(MINE))
                        : Expected.from(range.start())
                                .unknown(PAGES, PageState.NOT_RESIDENT, UnknownReason.FILE_UNAVAILABLE));
    }

    /// Deeper than Java can name.
    private static void deleteAll(Path top) throws Exception {
        assertThat(new ProcessBuilder("rm", "-rf", top.toString()).start().waitFor())
                .isZero();
    }
}
