package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MADV_PAGEOUT;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.MAP_SHARED;
import static org.pagetint.linux.child.Kernel.O_RDONLY;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import com.sun.jna.Native;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.OtherUser;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.SharedSwapped;
import org.pagetint.linux.child.SwapArea;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.TargetMain;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Counter;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

/// Shared memory that is partly in swap. The pagemap of a process says nothing of it.
@Timeout(120)
final class SharedMemoryInSwapTest {
    private static final long PAGE = 4096;

    /// So often a layout is made when pages of it came in meanwhile: whoever puts another swap area out of use brings
    /// in what lies there.
    private static final int MOST_ATTEMPTS = 5;

    private static final int LAYOUTS = Integer.getInteger("layouts", 12);

    private static SwapArea area;
    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        Path folder = Path.of("target").toAbsolutePath();
        Right.require(
                "shared memory in swap",
                "root and a disk for a swap file",
                Libc.isRoot() && SwapArea.canBeMade(folder));
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

    /// What is done to some pages that follow each other.
    private enum Kind {
        HOLE,
        CACHED,
        SWAPPED,
        MAPPED
    }

    private record Piece(Kind kind, long first, long count) {}

    private static List<Piece> layout(Random random) {
        List<Piece> pieces = new ArrayList<>();
        long pages = 1L + random.nextInt(300);
        int longest = random.nextBoolean() ? 3 : 60;
        for (long at = 0; at < pages; ) {
            long count = Math.min(1 + random.nextInt(longest), pages - at);
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            pieces.add(new Piece(kind, at, count));
            at += count;
        }
        return pieces;
    }

    /// Without cachestat, what the kernel's swap cache still holds passes for memory in RAM, as on a disk it does for a
    /// while.
    private static List<View> views() {
        return area.empties()
                ? View.all()
                : View.all().stream()
                        .filter(view -> view.capabilities().cacheStat())
                        .toList();
    }

    @Test
    void tellsHolesFromWhatIsInRamAndWhatIsInSwapInLayoutsByChance() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < LAYOUTS; i++) {
            List<Piece> pieces = layout(random);
            boolean shared = random.nextInt(4) != 0;
            try {
                int attempt = 1;
                while (!looksRight(pieces, shared, attempt == MOST_ATTEMPTS)) {
                    attempt++;
                }
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", layout " + i + ", shared " + shared + ": " + pieces, e);
            }
        }
    }

    /// @param last whether pages that came in meanwhile count as brought in by us
    /// @return false if something is wrong, and pages came in meanwhile
    private static boolean looksRight(List<Piece> pieces, boolean shared, boolean last) throws Exception {
        long pages = pieces.getLast().first() + pieces.getLast().count();
        long memfd = target.call("memfd_create", "made by a test", 0);
        target.call("ftruncate", memfd, pages * PAGE);
        AddressRange other = target.map(pages * PAGE, READ_WRITE, MAP_SHARED, memfd, 0);
        AddressRange range = target.map(pages * PAGE, READ_WRITE, shared ? MAP_SHARED : MAP_PRIVATE, memfd, 0);
        long swapped = make(pieces, Kind.SWAPPED, other, memfd);
        Wait.until("the pages are in swap", () -> {
            for (Piece piece : pieces) {
                if (piece.kind() == Kind.SWAPPED) {
                    AddressRange out = part(other, piece);
                    target.call("madvise", out.start(), out.length(), MADV_PAGEOUT);
                }
            }
            return SharedSwapped.kilobytes(target, other) == swapped * 4;
        });
        make(pieces, Kind.CACHED, other, memfd);
        make(pieces, Kind.MAPPED, range, memfd);

        boolean right = true;
        try {
            TracelessLook.quietlyWithoutAsking(target, views(), view -> expected(pieces, range, shared));
            assertThat(SharedSwapped.kilobytes(target, other))
                    .as("still in swap")
                    .isEqualTo(swapped * 4);
        } catch (AssertionError fault) {
            if (last || SharedSwapped.kilobytes(target, other) >= swapped * 4) {
                throw fault;
            }
            right = false;
        }
        target.call("munmap", other.start(), other.length());
        target.call("munmap", range.start(), range.length());
        target.call("close", memfd);
        return right;
    }

    private static long make(List<Piece> pieces, Kind kind, AddressRange range, long memfd) throws Exception {
        long pages = 0;
        for (Piece piece : pieces) {
            if (piece.kind() == kind) {
                AddressRange part = part(range, piece);
                if (kind == Kind.CACHED) {
                    byte[] bytes = Pattern.bytes(7, piece.first() * PAGE, (int) part.length());
                    target.call("pwrite", memfd, bytes, part.length(), piece.first() * PAGE);
                } else {
                    target.fill(part, 7, piece.first() * PAGE);
                }
                pages += piece.count();
            }
        }
        return pages;
    }

    private static AddressRange part(AddressRange range, Piece piece) {
        return AddressRange.ofLength(range.start() + piece.first() * PAGE, piece.count() * PAGE);
    }

    private static Expected expected(List<Piece> pieces, AddressRange range, boolean shared) {
        Expected expected = Expected.from(range.start());
        for (Piece piece : pieces) {
            Content content = Content.pattern(7);
            switch (piece.kind()) {
                case HOLE -> expected.hole(piece.count());
                case CACHED -> expected.file(piece.count(), content);
                case SWAPPED -> expected.unknown(piece.count(), PageState.SWAPPED, UnknownReason.IN_SWAP);
                case MAPPED ->
                    expected.memory(piece.count(), shared ? PageState.SHARED_MEMORY : PageState.DIRTY_MEMORY, content);
            }
        }
        return expected;
    }

    @Test
    void bringsItInWhenFaultsAreAllowed() throws Exception {
        long memfd = target.call("memfd_create", "made by a test", 0);
        target.call("ftruncate", memfd, 4 * PAGE);
        AddressRange range = target.map(4 * PAGE, READ_WRITE, MAP_SHARED, memfd, 0);
        pageOut(range.first(2 * PAGE), range);

        TracelessLook.allowingFaults(
                target,
                Expected.from(range.start())
                        .known(2, PageState.SWAPPED, ByteOrigin.PROCESS_MEMORY, Content.pattern(7))
                        .hole(2));
        assertThat(SharedSwapped.kilobytes(target, range)).isZero();
        target.call("close", memfd);
    }

    /// The file ends inside a page that is in swap: what stands behind its end is there, too.
    @Test
    void leavesThePageInWhichTheFileEndsInSwap() throws Exception {
        long memfd = target.call("memfd_create", "made by a test", 0);
        target.call("ftruncate", memfd, 2 * PAGE + 100);
        AddressRange range = target.map(3 * PAGE, READ_WRITE, MAP_SHARED, memfd, 0);
        pageOut(range, range);

        TracelessLook.quietlyWithoutAsking(
                target,
                views(),
                _ -> Expected.from(range.start()).unknown(3, PageState.SWAPPED, UnknownReason.IN_SWAP));
        assertThat(SharedSwapped.kilobytes(target, range)).isEqualTo(12);
        target.call("close", memfd);
    }

    /// The kernel hides from a user who may neither write a file nor own it what of it is in RAM.
    @Test
    void doesNotTakeForRamWhatTheKernelHides() throws Exception {
        Path file = Files.createTempFile(Path.of("/dev/shm"), "pagetint", "");
        try (OtherUser nobody = new OtherUser(TargetMain.class, LinuxMemorySource.class, Native.class);
                Target other = nobody.target()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            long mine = target.open(file, O_RDWR);
            target.call("ftruncate", mine, 4 * PAGE);
            AddressRange here = target.map(4 * PAGE, READ_WRITE, MAP_SHARED, mine, 0);
            pageOut(here.first(2 * PAGE), here);
            long theirs = other.open(file, O_RDONLY);
            AddressRange range = other.map(4 * PAGE, PROT_READ, MAP_SHARED, theirs, 0);
            other.stop();

            List<String> said = read(nobody, other.pid(), range);

            assertThat(said.subList(3, said.size()))
                    .containsExactly(
                            "run NOT_RESIDENT NONE MAY_BE_IN_SWAP",
                            "run NOT_RESIDENT ZERO_FILL",
                            "bytes " + HexFormat.of().formatHex(new byte[(int) (4 * PAGE)]),
                            "quiet true");
            assertThat(SharedSwapped.kilobytes(target, here)).isEqualTo(8);
            target.call("close", mine);
        } finally {
            Files.delete(file);
        }
    }

    /// The control: what a careless reader does here shows in the meter.
    @Test
    void seesTheMeterMoveWhenSharedMemoryIsBroughtIn() throws Exception {
        long memfd = target.call("memfd_create", "made by a test", 0);
        target.call("ftruncate", memfd, 64 * PAGE);
        AddressRange range = target.map(64 * PAGE, READ_WRITE, MAP_SHARED, memfd, 0);
        pageOut(range, range);
        target.stop();

        try (ProcessMemory memory = View.full().source().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(range.length())) {
            var before = memory.live().orElseThrow().counters();
            memory.fetch(range, ReadPolicy.QUIET, buffer);
            assertThat(movedInSwap(memory, before)).isZero();
            memory.fetch(range, ReadPolicy.ALLOW_FAULTS, buffer);

            assertThat(movedInSwap(memory, before)).isEqualTo(-256);
        } finally {
            target.go();
        }
        target.call("close", memfd);
    }

    private static void pageOut(AddressRange part, AddressRange mapping) throws Exception {
        target.fill(part, 7, part.start() - mapping.start());
        Wait.until("the pages are in swap", () -> {
            target.call("madvise", part.start(), part.length(), MADV_PAGEOUT);
            return SharedSwapped.kilobytes(target, mapping) == part.length() / 1024;
        });
    }

    private static List<String> read(OtherUser nobody, int pid, AddressRange range) throws Exception {
        Process reader = nobody.program(
                List.of(),
                ReaderMain.class,
                "/proc",
                Integer.toString(pid),
                Long.toHexString(range.start()),
                Long.toHexString(range.end()));
        try (BufferedReader out = reader.inputReader()) {
            return out.lines().toList();
        } finally {
            reader.destroyForcibly().waitFor();
        }
    }

    private static long movedInSwap(ProcessMemory memory, MemoryCounters before) throws Exception {
        return Objects.requireNonNull(
                memory.live().orElseThrow().counters().since(before).kilobytes().get(Counter.SHMEM_SWAP));
    }
}
