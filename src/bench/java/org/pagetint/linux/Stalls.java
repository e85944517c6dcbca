package org.pagetint.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.pagetint.linux.LiveReading.Row;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.ScanIoctl;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;

/// How long a process that maps and unmaps all the time is held up by it: while nobody looks, while its 2 GiB are
/// looked through and read, and while they are scanned in one call. The three take turns, since a virtual machine is
/// itself held up by its neighbours now and then, which nobody inside can tell from a lock; what counts is the worst
/// stall of the middle turn.
final class Stalls {
    private static final long SIZE = 2L << 30;
    private static final int PIECE = 1 << 20;
    private static final int TURNS = 9;
    private static final int SCANS = 5;
    private static final long QUIET_NANOS = 500_000_000;

    private Stalls() {}

    static List<Row> measure() throws Exception {
        try (Target target = Target.start();
                ProcessMemory memory = LinuxMemorySource.ofThisMachine().open(target.id())) {
            AddressRange range = target.anonymous(SIZE / 4096);
            target.fill(range, 1, 0);
            Sample alone = new Sample();
            Sample ours = new Sample();
            Sample naive = new Sample();
            alone.take(target, Stalls::doNothing); // Java compiles the loop.
            alone.clear();
            for (int turn = 0; turn < TURNS; turn++) {
                alone.take(target, Stalls::doNothing);
                ours.take(target, () -> lookAndRead(memory, range));
                naive.take(target, () -> scanAtOnce(target.pid(), range));
            }
            return List.of(new Row(
                    "longest stall of a process that maps and unmaps while 2 GiB of it are scanned and read",
                    ours.toString(),
                    naive + " by one scan of all; " + alone + " with nobody looking",
                    String.format(Locale.ROOT, "%.1f of ≤ 10 ms", ours.median() / 1e6)));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /// The worst stall of each turn, in nanoseconds.
    private static final class Sample {
        private final List<Long> worst = new ArrayList<>();

        void take(Target target, Work work) throws Exception {
            target.begin("remap");
            work.run();
            worst.add(target.end("remap")[2]);
            Collections.sort(worst);
        }

        void clear() {
            worst.clear();
        }

        long median() {
            return worst.get(worst.size() / 2);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.1f ms (%.1f–%.1f)", median() / 1e6, worst.getFirst() / 1e6, worst.getLast() / 1e6);
        }
    }

    private static void doNothing() {
        long began = System.nanoTime();
        while (System.nanoTime() - began < QUIET_NANOS) {
            Thread.onSpinWait();
        }
    }

    private static void lookAndRead(ProcessMemory memory, AddressRange range) throws Exception {
        try (ChunkBuffer buffer = new ChunkBuffer(PIECE)) {
            memory.pages(range);
            for (long at = range.start(); at != range.end(); at += PIECE) {
                memory.fetch(AddressRange.ofLength(at, PIECE), ReadPolicy.QUIET, buffer);
            }
        }
    }

    /// PAGEMAP_SCAN over everything, asking for all that a page can be: the kernel holds the lock all the while.
    private static void scanAtOnce(int pid, AddressRange range) {
        int pagemap = LibC.openat(LibC.AT_FDCWD, "/proc/" + pid + "/pagemap", LibC.O_RDONLY);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment argument = arena.allocate(ScanIoctl.ARGUMENT_BYTES, 8);
            MemorySegment result = arena.allocate(ScanIoctl.REGION_BYTES * 64L, 8);
            long all = ScanIoctl.IS_FILE | ScanIoctl.IS_PRESENT | ScanIoctl.IS_SWAPPED | ScanIoctl.IS_PFNZERO;
            long[] fields = {96, 0, range.start(), range.end(), 0, result.address(), 64, 0, 0, 0, all, all};
            for (int scan = 0; scan < SCANS; scan++) {
                for (int i = 0; i < fields.length; i++) {
                    argument.setAtIndex(ValueLayout.JAVA_LONG, i, fields[i]);
                }
                if (LibC.ioctl(pagemap, ScanIoctl.REQUEST, argument) != 1) {
                    throw new IllegalStateException("the scan failed");
                }
            }
        } finally {
            LibC.closeDescriptor(pagemap);
        }
    }
}
