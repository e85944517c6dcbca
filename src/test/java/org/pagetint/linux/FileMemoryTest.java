package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.ENXIO;
import static org.pagetint.linux.child.Kernel.MADV_DONTNEED;
import static org.pagetint.linux.child.Kernel.MADV_PAGEOUT;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.MAP_SHARED;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;
import static org.pagetint.linux.child.Kernel.READ_WRITE;
import static org.pagetint.linux.child.Kernel.SEEK_DATA;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// Mapped files, on a disk and in memory.
@Timeout(60)
final class FileMemoryTest {
    private static final long PAGE = 4096;
    private static final int SEED = 11;

    private static Target target;

    private Path file = Path.of("unset");

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    /// The disk that holds the build, and the memory file system of every Linux.
    static Stream<Path> folders() throws IOException {
        return Stream.of(Path.of("target").toAbsolutePath(), Path.of("/dev/shm"));
    }

    @AfterEach
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void tellsPagesOfAPrivateFileFromThoseTheProcessWrote(Path folder) throws Exception {
        AddressRange range = mapped(folder, 64 * PAGE, 64, READ_WRITE, MAP_PRIVATE);
        target.fill(pages(range, 2, 1), 5, 0);
        target.touch(pages(range, 32, 16));
        target.fill(pages(range, 33, 1), 6, 0);

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .file(2, Content.pattern(SEED))
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(5).from(-2 * PAGE))
                        .file(29, Content.pattern(SEED))
                        .memory(1, stateIn(folder), Content.pattern(SEED))
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(6).from(-33 * PAGE))
                        .memory(14, stateIn(folder), Content.pattern(SEED))
                        .file(16, Content.pattern(SEED)));
    }

    /// A shared mapping writes into the file itself: nothing of it is the process's own.
    @ParameterizedTest
    @MethodSource("folders")
    void takesPagesWrittenThroughASharedMappingForTheFile(Path folder) throws Exception {
        AddressRange range = mapped(folder, 64 * PAGE, 64, READ_WRITE, MAP_SHARED);
        target.touch(pages(range, 16, 16));
        target.fill(pages(range, 20, 2), 5, 0);
        writeIntoFile(50 * PAGE, Pattern.bytes(6, 0, (int) PAGE));

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .file(16, Content.pattern(SEED))
                        .memory(4, stateIn(folder), Content.pattern(SEED))
                        .memory(2, stateIn(folder), Content.pattern(5).from(-20 * PAGE))
                        .memory(10, stateIn(folder), Content.pattern(SEED))
                        .file(18, Content.pattern(SEED))
                        .file(1, Content.pattern(6).from(-50 * PAGE))
                        .file(13, Content.pattern(SEED)));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void showsTheFileAgainWhereThePrivateCopyWasGivenBack(Path folder) throws Exception {
        AddressRange range = mapped(folder, 3 * PAGE, 3, READ_WRITE, MAP_PRIVATE);
        target.fill(range, 5, 0);
        target.call("madvise", range.start() + PAGE, PAGE, MADV_DONTNEED);

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(5))
                        .file(1, Content.pattern(SEED))
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(5)));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void readsFromTheOffsetThatIsMapped(Path folder) throws Exception {
        file = PatternFile.write(Files.createTempFile(folder, "pagetint", ".map"), SEED, 64 * PAGE);
        long descriptor = target.open(file, O_RDWR);
        AddressRange range = target.map(8 * PAGE, PROT_READ, MAP_PRIVATE, descriptor, 56 * PAGE);
        target.call("close", descriptor);

        TracelessLook.quietly(
                target,
                Expected.from(range.start()).file(8, Content.pattern(SEED).from(56 * PAGE)));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void knowsNothingPastTheEndOfAShorterFile(Path folder) throws Exception {
        AddressRange range = mapped(folder, 2 * PAGE + 100, 6, PROT_READ, MAP_PRIVATE);

        Expected expected = Expected.from(range.start())
                .file(3, Content.pattern(SEED).until(2 * PAGE + 100))
                .unknown(3, PageState.UNREADABLE, UnknownReason.PAST_END_OF_FILE);
        TracelessLook.allowingFaults(target, expected);
        target.call("madvise", range.start(), range.length(), MADV_DONTNEED);
        TracelessLook.quietly(target, expected);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void knowsNothingPastTheEndOfAFileThatEndsBetweenPages(Path folder) throws Exception {
        AddressRange range = mapped(folder, 2 * PAGE, 3, PROT_READ, MAP_SHARED);

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .file(2, Content.pattern(SEED))
                        .unknown(1, PageState.UNREADABLE, UnknownReason.PAST_END_OF_FILE));
    }

    /// The kernel takes the pages back, even those the process had written.
    @ParameterizedTest
    @MethodSource("folders")
    void followsAFileThatWasCutAfterItWasMapped(Path folder) throws Exception {
        AddressRange range = mapped(folder, 6 * PAGE, 6, READ_WRITE, MAP_PRIVATE);
        target.fill(pages(range, 0, 4), 5, 0);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(2 * PAGE);
        }

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .memory(2, PageState.DIRTY_MEMORY, Content.pattern(5))
                        .unknown(4, PageState.UNREADABLE, UnknownReason.PAST_END_OF_FILE));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void followsAFileThatGrewAfterItWasMapped(Path folder) throws Exception {
        AddressRange range = mapped(folder, PAGE, 3, PROT_READ, MAP_PRIVATE);
        writeIntoFile(PAGE, Pattern.bytes(SEED, PAGE, (int) PAGE));

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .file(2, Content.pattern(SEED))
                        .unknown(1, PageState.UNREADABLE, UnknownReason.PAST_END_OF_FILE));
    }

    /// What stands behind the end of the file in its last page is in the page cache alone: read(2) never shows it, the
    /// process does see it.
    @ParameterizedTest
    @MethodSource("folders")
    void showsWhatWasWrittenBehindTheEndOfTheFile(Path folder) throws Exception {
        AddressRange range = mapped(folder, 2 * PAGE + 100, 3, PROT_READ, MAP_SHARED);
        long descriptor = target.open(file, O_RDWR);
        AddressRange other = target.map(3 * PAGE, READ_WRITE, MAP_SHARED, descriptor, 0);
        target.call("close", descriptor);
        byte[] secret = Pattern.bytes(99, 0, 64);
        target.poke(other.start() + 2 * PAGE + 200, secret);

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .file(2, Content.pattern(SEED))
                        .file(1, Content.pattern(SEED).until(2 * PAGE + 100).with(2 * PAGE + 200, secret)));
    }

    /// A page of a file in memory that nobody wrote does not exist; a look must not make it.
    @ParameterizedTest
    @MethodSource("folders")
    void makesNoPageOfAHoleInTheFile(Path folder) throws Exception {
        file = Files.createTempFile(folder, "pagetint", ".map");
        writeIntoFile(PAGE, Pattern.bytes(SEED, PAGE, (int) PAGE));
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(4 * PAGE + 10);
        }
        long descriptor = target.open(file, O_RDWR);
        AddressRange range = target.map(5 * PAGE, READ_WRITE, MAP_SHARED, descriptor, 0);

        // A file in memory tells its holes, which need not be read.
        Expected expected = folder.startsWith("/dev/shm")
                ? Expected.from(range.start())
                        .hole(1)
                        .file(1, Content.pattern(SEED))
                        .hole(3)
                : Expected.from(range.start())
                        .file(1, Content.ZEROS)
                        .file(1, Content.pattern(SEED))
                        .file(3, Content.ZEROS);
        TracelessLook.quietlyWithoutAsking(target, expected);

        assertThat(target.tryCall("lseek", descriptor, 2 * PAGE, SEEK_DATA))
                .as("the data after the hole")
                .isEqualTo(new Libc.Result(-1, ENXIO));
        target.call("close", descriptor);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void readsPagesThatWereDroppedFromMemory(Path folder) throws Exception {
        AddressRange range = mapped(folder, 64 * PAGE, 64, PROT_READ, MAP_PRIVATE);
        target.touch(range);
        target.call("madvise", range.start(), range.length(), MADV_DONTNEED);

        TracelessLook.quietly(target, Expected.from(range.start()).file(64, Content.pattern(SEED)));
    }

    @Test
    void readsPagesThatTheKernelEvicted() throws Exception {
        AddressRange range = mapped(Path.of("target").toAbsolutePath(), 64 * PAGE, 64, PROT_READ, MAP_PRIVATE);
        try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
            open.force(true);
        }
        target.touch(range);
        target.call("madvise", range.start(), range.length(), MADV_PAGEOUT);

        TracelessLook.quietly(target, Expected.from(range.start()).file(64, Content.pattern(SEED)));
    }

    private static PageState stateIn(Path folder) {
        return folder.startsWith("/dev/shm") ? PageState.SHARED_MEMORY : PageState.FILE;
    }

    private AddressRange mapped(Path folder, long size, long pages, int protection, int flags) throws IOException {
        file = PatternFile.write(Files.createTempFile(folder, "pagetint", ".map"), SEED, size);
        long descriptor = target.open(file, O_RDWR);
        AddressRange range = target.map(pages * PAGE, protection, flags, descriptor, 0);
        target.call("close", descriptor);
        return range;
    }

    private void writeIntoFile(long position, byte[] bytes) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(position);
            open.write(bytes);
        }
    }

    private static AddressRange pages(AddressRange range, long first, long count) {
        return AddressRange.ofLength(range.start() + first * PAGE, count * PAGE);
    }
}
