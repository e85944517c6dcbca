package org.pagetint.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.pagetint.linux.LiveReading.Row;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;

/// How long a process that maps and unmaps all the time has to wait for it at worst, while nobody looks, while its 2 GiB are looked
/// through and read, and while they are scanned in one call.
final class Stalls {
    private static final long SIZE = 2L << 30;
    private static final int PIECE = 1 << 20;
    private static final int TURNS = 5;
    private static final long QUIET_NANOS = 1_000_000_000;

    private Stalls() {}

    static List<Row> measure() throws Exception {
        try (Target target = Target.start()) {
            AddressRange range = target.anonymous(SIZE / 4096);
            target.fill(range, 1, 0);
            double alone = worst(target, Stalls::doNothing);
            double ours = worst(target, () -> lookAndRead(target, range));
            double naive = worst(target, () -> scanAtOnce(target.pid(), range));
            return List.of(new Row(
                    "longest stall of a process while 2 GiB of it are scanned and read",
                    Row.milliseconds(ours),
                    Row.milliseconds(naive) + " by one scan of all; " + Row.milliseconds(alone)
                            + " with nobody looking",
                    "of ≤ 10 ms"));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /// The worst stall in the best of several turns: what the work causes again and again, and not what happened once to the machine.
    private static double worst(Target target, Work work) throws Exception {
        double best = Double.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            target.begin("remap");
            work.run();
            best = Math.min(best, (double) target.end("remap")[2]);
        }
        return best;
    }

    private static void doNothing() {
        long began = System.nanoTime();
        while (System.nanoTime() - began < QUIET_NANOS) {
            Thread.onSpinWait();
        }
    }

    private static void lookAndRead(Target target, AddressRange range) throws Exception {
        try (ProcessMemory memory = LinuxMemorySource.ofThisMachine().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(PIECE)) {
            memory.pages(range);
            for (long at = range.start(); at != range.end(); at += PIECE) {
                memory.fetch(AddressRange.ofLength(at, PIECE), ReadPolicy.QUIET, buffer);
            }
        }
    }

    /// PAGEMAP_SCAN over everything: the kernel holds the lock all the while.
    private static void scanAtOnce(int pid, AddressRange range) {
        int pagemap = LibC.openat(LibC.AT_FDCWD, "/proc/" + pid + "/pagemap", LibC.O_RDONLY);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment argument = arena.allocate(ScanIoctl.ARGUMENT_BYTES, 8);
            MemorySegment result = arena.allocate(ScanIoctl.REGION_BYTES * 64L, 8);
            long[] fields = {96, 0, range.start(), range.end(), 0, result.address(), 64, 0, 0, 0, 8, 8};
            for (int i = 0; i < fields.length; i++) {
                argument.setAtIndex(ValueLayout.JAVA_LONG, i, fields[i]);
            }
            if (LibC.ioctl(pagemap, ScanIoctl.REQUEST, argument) != 1) {
                throw new IllegalStateException("the scan failed");
            }
        } finally {
            LibC.closeDescriptor(pagemap);
        }
    }
}
