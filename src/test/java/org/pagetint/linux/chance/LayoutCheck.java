package org.pagetint.linux.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.pagetint.export.Exporter;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Userfault;
import org.pagetint.linux.child.Wait;
import org.pagetint.linux.child.ZeroPage;
import org.pagetint.linux.child.layout.Layout;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.UnknownReason;

/// Has one process make layouts, one after the other, and looks at each in every way while the process stands still.
/// One thread.
@SuppressWarnings("try") // An interrupted test may say so.
final class LayoutCheck implements AutoCloseable {
    private static final String METER = "what our own meter says";
    private static final int PAGE = PlainReader.PAGE;

    /// So often a layout is made when pages of it moved meanwhile: the kernel takes pages back, or puts small ones
    /// together to a huge one. What we move, we move each time.
    private static final int MOST_ATTEMPTS = 12;

    private final Target target;
    private final Path disk;
    private final Path memory;
    private final Path exports;
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final long zeroFrame = Libc.isRoot() ? ZeroPage.frame() : 0;
    private int repeated;

    /// @param disk a folder on a disk for files that are mapped
    /// @param memory a folder in memory, likewise; exports go there too
    LayoutCheck(Path disk, Path memory) throws Exception {
        this.target = Target.start();
        this.disk = Files.createTempDirectory(disk, "layout");
        this.memory = Files.createTempDirectory(memory, "layout");
        this.exports = Files.createTempDirectory(memory, "exports");
    }

    /// How often a layout was made again because the kernel had moved pages.
    int repeated() {
        return repeated;
    }

    /// Checks the layout of this seed.
    void check(long seed) throws LayoutFault {
        String told = "layout " + seed;
        try {
            for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
                String[] layout = target.layout(seed, disk, memory).split(" ", 2);
                told = "layout " + seed + " (" + layout[1] + "), attempt " + attempt;
                long end = Long.parseUnsignedLong(layout[0], 16);
                AddressRange range = new AddressRange(Layout.START, end + 2 * PAGE);
                if (isRight(seed, range, attempt == MOST_ATTEMPTS, attempt == 1)) {
                    return;
                }
                repeated++;
            }
        } catch (Exception | AssertionError fault) {
            throw new LayoutFault(told + ": " + fault, fault);
        }
    }

    /// @param last whether pages that moved count as moved by us
    /// @param mayBeAnothers whether a fault has to show once more: a test beside this one may have held a userfault
    ///     descriptor for a moment that is over by now
    /// @return false if something is wrong, and pages moved meanwhile or another process's userfault descriptor was in
    ///     the way
    private boolean isRight(long seed, AddressRange range, boolean last, boolean mayBeAnothers) throws Exception {
        target.stop();
        try (PlainReader reader = new PlainReader(target.pid())) {
            Snapshot before = snapshot(reader, range);
            Plan plan = Plan.of(seed, range, before);
            Seen seen;
            try {
                seen = look(plan, before);
                assertThat(snapshot(reader, range).differences(before))
                        .as("what the look moved")
                        .isEmpty();
            } catch (AssertionError fault) {
                if (!last && isUserfaultInTheWay(fault)) {
                    Wait.until("nobody holds a userfault descriptor", () -> !Userfault.isHeld());
                    return false;
                }
                boolean moved = mayBeAnothers
                        || isMoved(fault)
                        || !snapshot(reader, range).differences(before).isEmpty();
                if (last || !moved) {
                    throw new AssertionError(plan.view() + ": " + fault.getMessage(), fault);
                }
                return false;
            }
            TruthCheck.compare(reader, seen, before);
            return true;
        } finally {
            target.go();
        }
    }

    private static boolean isUserfaultInTheWay(AssertionError fault) throws IOException {
        return Userfault.isHeld() || String.valueOf(fault.getMessage()).contains(UnknownReason.MAY_BE_USERFAULT.name());
    }

    /// Whether pages moved that no page table has: the kernel takes shared memory to swap whenever it likes.
    private static boolean isMoved(AssertionError fault) {
        return String.valueOf(fault.getMessage()).contains(METER);
    }

    private Snapshot snapshot(PlainReader reader, AddressRange range) throws Exception {
        return Snapshot.of(target.pid(), reader, range, zeroFrame);
    }

    private Seen look(Plan plan, Snapshot snapshot) throws Exception {
        try (ProcessMemory opened = plan.view().open(target.id())) {
            MemoryCounters before = opened.live().orElseThrow().counters();
            Seen seen = FetchCheck.look(opened, plan, snapshot);
            new SearchCheck(opened, plan, seen, pool).run();
            new ExportCheck(exporter(opened), plan, seen, exports).run();
            assertThat(opened.live()
                            .orElseThrow()
                            .counters()
                            .since(before)
                            .kilobytes()
                            .values())
                    .as(METER)
                    .allSatisfy(moved -> assertThat(moved).isNotPositive());
            return seen;
        }
    }

    private Exporter exporter(ProcessMemory opened) throws Exception {
        return new Exporter(
                new LinuxProcesses(ProcRoot.SYSTEM).find(target.pid()),
                opened,
                new LinuxFileOpener(),
                Clock.systemUTC());
    }

    @Override
    public void close() throws Exception {
        pool.shutdown();
        target.close();
        for (Path folder : List.of(disk, memory, exports)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
