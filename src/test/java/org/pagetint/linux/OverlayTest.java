package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.F_SETLEASE;
import static org.pagetint.linux.child.Kernel.F_WRLCK;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_RDONLY;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

/// A file on an overlay is copied up when it is opened for writing; a mapping made before keeps the old bytes, while
/// every way to the file leads to the new ones.
@Timeout(60)
final class OverlayTest {
    private static final long PAGE = 4096;
    private static final int PAGES = 64;
    private static final int OLD = 41;
    private static final int NEW = 42;

    @TempDir
    private Path folder = Path.of("unset");

    private Target target;

    @BeforeEach
    void start() throws Exception {
        Right.require(
                "files on an overlay",
                "root, unshare and overlayfs",
                Libc.isRoot()
                        && Files.exists(Path.of("/usr/bin/unshare"))
                        && Files.readString(Path.of("/proc/filesystems")).contains("overlay"));
        target = Target.start("unshare", "-m", "--propagation", "private");
    }

    @AfterEach
    void end() {
        if (target != null) {
            target.close();
        }
    }

    /// Made after the process started, the file may have been copied up at any time: nothing proves that it was not.
    @Test
    void trustsNoNewFileOfWhichNoPageIsInMemory() throws Exception {
        AddressRange range = mapped(writeLower());

        TracelessLook.quietlyWithoutAsking(
                target,
                Expected.from(range.start()).unknown(PAGES, PageState.NOT_RESIDENT, UnknownReason.FILE_MAY_DIFFER));
        TracelessLook.allowingFaults(
                target,
                Expected.from(range.start())
                        .known(PAGES, PageState.NOT_RESIDENT, ByteOrigin.PROCESS_MEMORY, Content.pattern(OLD)));
    }

    /// Root sees that a page of the mapping and one of the file are the same page of RAM.
    @Test
    void trustsANewFileWhosePagesAreThoseOfTheMapping() throws Exception {
        AddressRange range = mapped(writeLower());
        target.touch(AddressRange.ofLength(range.start(), 16 * PAGE));

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .memory(16, PageState.FILE, Content.pattern(OLD))
                        .file(PAGES - 16, Content.pattern(OLD)));
    }

    @Test
    void neverShowsTheNewBytesOfAFileThatWasCopiedUp() throws Exception {
        Path file = writeLower();
        AddressRange range = mapped(file);
        target.touch(AddressRange.ofLength(range.start(), 16 * PAGE));
        copyUp(file);

        TracelessLook.quietlyWithoutAsking(
                target,
                Expected.from(range.start())
                        .memory(16, PageState.FILE, Content.pattern(OLD))
                        .unknown(PAGES - 16, PageState.NOT_RESIDENT, UnknownReason.FILE_MAY_DIFFER));
        TracelessLook.allowingFaults(
                target,
                Expected.from(range.start())
                        .memory(16, PageState.FILE, Content.pattern(OLD))
                        .known(PAGES - 16, PageState.NOT_RESIDENT, ByteOrigin.PROCESS_MEMORY, Content.pattern(OLD)));
    }

    /// What was trusted once need not be for ever.
    @Test
    void noticesThatAFileIsCopiedUpBetweenTwoLooks() throws Exception {
        Path file = writeLower();
        AddressRange range = mapped(file);
        target.touch(AddressRange.ofLength(range.start(), 16 * PAGE));
        try (ProcessMemory memory = View.full().source().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(range.length())) {
            TracelessLook.fetchesAre(
                    memory,
                    ReadPolicy.QUIET,
                    buffer,
                    Expected.from(range.start())
                            .memory(16, PageState.FILE, Content.pattern(OLD))
                            .file(PAGES - 16, Content.pattern(OLD)));
            copyUp(file);

            TracelessLook.fetchesAre(
                    memory,
                    ReadPolicy.QUIET,
                    buffer,
                    Expected.from(range.start())
                            .memory(16, PageState.FILE, Content.pattern(OLD))
                            .unknown(PAGES - 16, PageState.NOT_RESIDENT, UnknownReason.FILE_MAY_DIFFER));
        }
    }

    /// Which file of a layer is opened with it, nothing tells: a lease on any that may be one counts.
    @Test
    void opensNoFileWhileALeaseMayLieOnItsCopy() throws Exception {
        Path file = writeLower();
        AddressRange range = mapped(file);
        target.touch(AddressRange.ofLength(range.start(), 16 * PAGE));
        copyUp(file);
        long copy = target.open(folder.resolve("upper/file"), O_RDWR);
        target.call("fcntl", copy, F_SETLEASE, F_WRLCK);

        TracelessLook.quietlyWithoutAsking(
                target,
                Expected.from(range.start())
                        .memory(16, PageState.FILE, Content.pattern(OLD))
                        .unknown(PAGES - 16, PageState.NOT_RESIDENT, UnknownReason.LEASED));
        assertThat(target.call("getpid")).isEqualTo(target.pid());
    }

    /// A file older than the process cannot have been copied up since it was mapped.
    @Test
    void trustsAFileThatIsOlderThanTheProcessUntilItIsCopiedUp() throws Exception {
        Path lower = Path.of(System.getProperty("java.home"), "lib");
        byte[] bytes = Arrays.copyOf(Files.readAllBytes(lower.resolve("tzdb.dat")), (int) (16 * PAGE));
        Content content = (offset, length) -> Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
        Path file = mountOver(lower).resolve("tzdb.dat");
        AddressRange range = mapped(file).first(16 * PAGE);

        TracelessLook.quietlyWithoutAsking(target, Expected.from(range.start()).file(16, content));
        try (ProcessMemory memory = View.full().source().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(range.length())) {
            TracelessLook.fetchesAre(
                    memory,
                    ReadPolicy.QUIET,
                    buffer,
                    Expected.from(range.start()).file(16, content));
            copyUp(file);

            assertThat(memory.fetch(range, ReadPolicy.QUIET, buffer).runs())
                    .isEqualTo(Expected.from(range.start())
                            .unknown(16, PageState.NOT_RESIDENT, UnknownReason.FILE_MAY_DIFFER)
                            .runs(range));
        }
    }

    /// An overlay with a file of the old bytes in its lower layer.
    private Path writeLower() throws IOException {
        Path lower = Files.createDirectory(folder.resolve("lower"));
        PatternFile.write(lower.resolve("file"), OLD, PAGES * PAGE);
        return mountOver(lower).resolve("file");
    }

    private Path mountOver(Path lower) throws IOException {
        for (String name : List.of("upper", "work", "merged")) {
            Files.createDirectory(folder.resolve(name));
        }
        Path merged = folder.resolve("merged");
        String options =
                "lowerdir=" + lower + ",upperdir=" + folder.resolve("upper") + ",workdir=" + folder.resolve("work");
        target.call("mount", "overlay", merged.toString(), "overlay", 0, options);
        return merged;
    }

    private AddressRange mapped(Path file) throws IOException {
        long descriptor = target.open(file, O_RDONLY);
        AddressRange range = target.map(PAGES * PAGE, PROT_READ, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        return range;
    }

    private void copyUp(Path file) throws IOException {
        long descriptor = target.open(file, O_RDWR);
        target.call("pwrite", descriptor, Pattern.bytes(NEW, 0, (int) (PAGES * PAGE)), PAGES * PAGE, 0);
        target.call("close", descriptor);
    }
}
