package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MADV_PAGEOUT;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.MAP_SHARED;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.SharedSwapped;
import org.pagetint.linux.child.SwapArea;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Counter;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

/// Pages in swap.
@Timeout(60)
final class SwapTest {
    private static final long PAGE = 4096;

    private static SwapArea area;
    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        Path folder = Path.of("target").toAbsolutePath();
        Right.require("pages in swap", "root and a disk for a swap file", Libc.isRoot() && SwapArea.canBeMade(folder));
        area = SwapArea.make(folder);
        target = Target.start();
    }

    @AfterAll
    static void end() throws Exception {
        if (target != null) {
            target.close();
        }
        if (area != null) {
            area.close();
        }
    }

    @Test
    void leavesPagesInSwapWhereTheyAre() throws Exception {
        AddressRange range = target.anonymous(12);
        target.fill(range.first(10 * PAGE), 1, 0);
        target.pageOut(AddressRange.ofLength(range.start() + 3 * PAGE, 4 * PAGE));

        TracelessLook.quietlyWithoutAsking(
                target,
                Expected.from(range.start())
                        .memory(3, PageState.DIRTY_MEMORY, Content.pattern(1))
                        .unknown(4, PageState.SWAPPED, UnknownReason.IN_SWAP)
                        .memory(3, PageState.DIRTY_MEMORY, Content.pattern(1))
                        .zero(2));
    }

    @Test
    void readsThemFromSwapWhenFaultsAreAllowed() throws Exception {
        AddressRange range = target.anonymous(8);
        target.fill(range, 1, 0);
        target.pageOut(range.first(4 * PAGE));

        TracelessLook.allowingFaults(
                target,
                Expected.from(range.start())
                        .memory(4, PageState.SWAPPED, Content.pattern(1))
                        .memory(4, PageState.DIRTY_MEMORY, Content.pattern(1)));
        TracelessLook.quietly(
                target, Expected.from(range.start()).memory(8, PageState.DIRTY_MEMORY, Content.pattern(1)));
    }

    @Test
    void takesThePrivateCopyOfAFilePageForSwapped(@TempDir Path folder) throws Exception {
        Path file = PatternFile.write(folder.resolve("file"), 2, 4 * PAGE);
        long descriptor = target.open(file, O_RDWR);
        AddressRange range = target.map(4 * PAGE, READ_WRITE, MAP_PRIVATE, descriptor, 0);
        target.fill(AddressRange.ofLength(range.start() + PAGE, PAGE), 3, 0);
        target.pageOut(AddressRange.ofLength(range.start() + PAGE, PAGE));

        TracelessLook.quietlyWithoutAsking(
                target,
                Expected.from(range.start())
                        .file(1, Content.pattern(2))
                        .unknown(1, PageState.SWAPPED, UnknownReason.IN_SWAP)
                        .file(2, Content.pattern(2)));
        target.call("close", descriptor);
    }

    /// The pagemap says nothing at all of shared memory in swap; it is not zero, and reading its file would bring it
    /// in.
    @Test
    void leavesSharedMemoryInSwapWhereItIs() throws Exception {
        long memfd = target.call("memfd_create", "made by a test", 0);
        target.call("ftruncate", memfd, 6 * PAGE);
        AddressRange range = target.map(6 * PAGE, READ_WRITE, MAP_SHARED, memfd, 0);
        target.fill(AddressRange.ofLength(range.start() + PAGE, 4 * PAGE), 4, 0);
        target.call("madvise", range.start(), range.length(), MADV_PAGEOUT);

        long swapped = SharedSwapped.kilobytes(target, range);
        assertThat(swapped).isEqualTo(16);

        TracelessLook.quietlyWithoutAsking(
                target,
                Expected.from(range.start())
                        .hole(1)
                        .unknown(4, PageState.SWAPPED, UnknownReason.IN_SWAP)
                        .hole(1));
        assertThat(SharedSwapped.kilobytes(target, range)).isEqualTo(swapped);
        target.call("close", memfd);
    }

    /// The control: these pages really are in swap, and a careless reader brings them in and moves the meter.
    @Test
    void seesTheMeterMoveWhenPagesAreBroughtIn() throws Exception {
        AddressRange range = target.anonymous(256);
        target.fill(range, 1, 0);
        target.pageOut(range);
        target.stop();

        try (var memory = View.full().source().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(range.length())) {
            var before = memory.live().orElseThrow().counters();
            memory.fetch(range, ReadPolicy.ALLOW_FAULTS, buffer);
            var moved = memory.live().orElseThrow().counters().since(before).kilobytes();

            assertThat(moved.get(Counter.VM_SWAP)).isEqualTo(-1024);
            assertThat(moved.get(Counter.RSS_ANON)).isEqualTo(1024);
        } finally {
            target.go();
        }
    }
}
