package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.ENXIO;
import static org.pagetint.linux.child.Kernel.MAP_ANONYMOUS;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.MAP_SHARED;
import static org.pagetint.linux.child.Kernel.MREMAP_MAYMOVE;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.READ_WRITE;
import static org.pagetint.linux.child.Kernel.SEEK_DATA;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// Memory that others can write: what is not in the page tables of the process need not be zero.
@Timeout(60)
final class SharedMemoryTest {
    private static final long PAGE = 4096;
    private static final int IPC_PRIVATE = 0;
    private static final int IPC_RMID = 0;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    @Test
    void showsWhatWasWrittenIntoAMemfdWithoutTheMapping() throws Exception {
        long memfd = memfd(12);
        AddressRange range = target.map(12 * PAGE, READ_WRITE, MAP_SHARED, memfd, 0);
        target.call("pwrite", memfd, Pattern.bytes(4, 0, (int) PAGE), PAGE, 3 * PAGE);
        target.fill(pages(range, 6, 1), 5, 0);

        TracelessLook.quietlyWithoutAsking(
                target,
                Expected.from(range.start())
                        .hole(3)
                        .file(1, Content.pattern(4).from(-3 * PAGE))
                        .hole(2)
                        .memory(1, PageState.SHARED_MEMORY, Content.pattern(5).from(-6 * PAGE))
                        .hole(5));

        assertThat(target.tryCall("lseek", memfd, 7 * PAGE, SEEK_DATA))
                .as("holes are still holes")
                .isEqualTo(new Libc.Result(-1, ENXIO));
        target.call("close", memfd);
    }

    @Test
    void showsWhatAnotherProcessWrote() throws Exception {
        long memfd = memfd(4);
        AddressRange range = target.map(4 * PAGE, READ_WRITE, MAP_SHARED, memfd, 0);
        try (Target other = Target.start()) {
            long same = other.open(Path.of("/proc", target.pid() + "", "fd", memfd + ""), O_RDWR);
            AddressRange there = other.map(4 * PAGE, READ_WRITE, MAP_SHARED, same, 0);
            other.fill(pages(there, 1, 2), 8, 0);
        }

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .hole(1)
                        .file(2, Content.pattern(8).from(-PAGE))
                        .hole(1));
        target.call("close", memfd);
    }

    @Test
    void tellsPrivateCopiesOfAMemfdFromItsOwnPages() throws Exception {
        long memfd = memfd(4);
        target.call("pwrite", memfd, Pattern.bytes(4, 0, 4 * (int) PAGE), 4 * PAGE, 0);
        AddressRange range = target.map(4 * PAGE, READ_WRITE, MAP_PRIVATE, memfd, 0);
        target.fill(pages(range, 2, 1), 5, 0);

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .file(2, Content.pattern(4))
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(5).from(-2 * PAGE))
                        .file(1, Content.pattern(4)));
        target.call("close", memfd);
    }

    /// Nothing but `map_files` leads to it; without that, what is not resident stays unknown, and is never called zero.
    @Test
    void knowsSharedMemoryWithoutANameOnlyByMapFiles() throws Exception {
        AddressRange range = target.map(6 * PAGE, READ_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        long alias = target.call("mremap", range.start(), 0, 6 * PAGE, MREMAP_MAYMOVE);
        target.fill(AddressRange.ofLength(alias + 2 * PAGE, PAGE), 3, 0);
        target.fill(pages(range, 4, 1), 5, 0);

        TracelessLook.quietly(
                target,
                View.all(),
                view -> view.capabilities().mapFiles()
                        ? Expected.from(range.start())
                                .hole(2)
                                .file(1, Content.pattern(3).from(-2 * PAGE))
                                .hole(1)
                                .memory(
                                        1,
                                        PageState.SHARED_MEMORY,
                                        Content.pattern(5).from(-4 * PAGE))
                                .hole(1)
                        : Expected.from(range.start())
                                .unknown(4, PageState.NOT_RESIDENT, UnknownReason.NOT_RESIDENT)
                                .memory(
                                        1,
                                        PageState.SHARED_MEMORY,
                                        Content.pattern(5).from(-4 * PAGE))
                                .unknown(1, PageState.NOT_RESIDENT, UnknownReason.NOT_RESIDENT));
    }

    @Test
    void showsSystemVSharedMemory() throws Exception {
        long id = target.call("shmget", IPC_PRIVATE, 8 * PAGE, 0600);
        AddressRange range = AddressRange.ofLength(target.call("shmat", id, 0, 0), 8 * PAGE);
        AddressRange other = AddressRange.ofLength(target.call("shmat", id, 0, 0), 8 * PAGE);
        target.call("shmctl", id, IPC_RMID, 0);
        target.fill(pages(other, 1, 2), 3, 0);
        target.fill(pages(range, 6, 1), 5, 0);

        TracelessLook.quietly(target, View.all(), view -> {
            Expected expected = Expected.from(range.start());
            if (view.capabilities().mapFiles()) {
                expected.hole(1).file(2, Content.pattern(3).from(-PAGE)).hole(3);
            } else {
                expected.unknown(6, PageState.NOT_RESIDENT, UnknownReason.NOT_RESIDENT);
            }
            expected.memory(1, PageState.SHARED_MEMORY, Content.pattern(5).from(-6 * PAGE));
            return view.capabilities().mapFiles()
                    ? expected.hole(1)
                    : expected.unknown(1, PageState.NOT_RESIDENT, UnknownReason.NOT_RESIDENT);
        });
    }

    @Test
    void showsDevZeroMappedSharedAsSharedMemory() throws Exception {
        long zero = target.open(Path.of("/dev/zero"), O_RDWR);
        AddressRange range = target.map(3 * PAGE, READ_WRITE, MAP_SHARED, zero, 0);
        target.call("close", zero);
        target.fill(pages(range, 1, 1), 3, 0);

        TracelessLook.quietly(
                target,
                View.all(),
                view -> view.capabilities().mapFiles()
                        ? Expected.from(range.start())
                                .hole(1)
                                .memory(
                                        1,
                                        PageState.SHARED_MEMORY,
                                        Content.pattern(3).from(-PAGE))
                                .hole(1)
                        : Expected.from(range.start())
                                .unknown(1, PageState.NOT_RESIDENT, UnknownReason.NOT_RESIDENT)
                                .memory(
                                        1,
                                        PageState.SHARED_MEMORY,
                                        Content.pattern(3).from(-PAGE))
                                .unknown(1, PageState.NOT_RESIDENT, UnknownReason.NOT_RESIDENT));
    }

    @Test
    void readsWhatIsNotResidentWhenFaultsAreAllowed() throws Exception {
        AddressRange range = target.map(3 * PAGE, READ_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        long alias = target.call("mremap", range.start(), 0, 3 * PAGE, MREMAP_MAYMOVE);
        target.fill(AddressRange.ofLength(alias, PAGE), 3, 0);

        TracelessLook.allowingFaults(
                target,
                View.withoutMapFiles(),
                Expected.from(range.start())
                        .known(1, PageState.NOT_RESIDENT, ByteOrigin.PROCESS_MEMORY, Content.pattern(3))
                        .known(2, PageState.NOT_RESIDENT, ByteOrigin.PROCESS_MEMORY, Content.ZEROS));
    }

    private static long memfd(long pages) throws Exception {
        long memfd = target.call("memfd_create", "made by a test", 0);
        target.call("ftruncate", memfd, pages * PAGE);
        return memfd;
    }

    private static AddressRange pages(AddressRange range, long first, long count) {
        return AddressRange.ofLength(range.start() + first * PAGE, count * PAGE);
    }
}
