package org.pagetint.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pagetint.linux.LiveReading.Row;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;

/// Reading 2 GiB that the process has written, beside a loop of nothing but process_vm_readv(2), both in pieces of 1 MiB.
final class Throughput {
    private static final long SIZE = 2L << 30;
    private static final int PIECE = 1 << 20;
    private static final int TURNS = 9;

    private Throughput() {}

    static List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (Target target = Target.start();
                ProcessMemory memory = LinuxMemorySource.ofThisMachine().open(target.id())) {
            AddressRange range = target.anonymous(SIZE / 4096);
            target.fill(range, 1, 0);
            for (int threads = 1; threads <= 2; threads++) {
                double ours = Double.MAX_VALUE;
                double bare = Double.MAX_VALUE;
                for (int turn = 0; turn < TURNS; turn++) {
                    bare = Math.min(bare, timed(range, threads, part -> readBare(target.pid(), part)));
                    ours = Math.min(ours, timed(range, threads, part -> readChunks(memory, part)));
                }
                rows.add(new Row(
                        "reading 2 GiB of written memory, " + (threads == 1 ? "one thread" : threads + " threads"),
                        Row.rate(SIZE, ours),
                        Row.rate(SIZE, bare),
                        String.format(Locale.ROOT, "%.2f of ≥ 0.85", bare / ours)));
            }
        }
        return rows;
    }

    private interface Reading {
        long read(AddressRange part) throws Exception;
    }

    private static double timed(AddressRange range, int threads, Reading reading) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Callable<Long>> parts = new ArrayList<>();
            long share = range.length() / threads;
            for (int i = 0; i < threads; i++) {
                AddressRange part = AddressRange.ofLength(range.start() + i * share, share);
                parts.add(() -> reading.read(part));
            }
            long began = System.nanoTime();
            long read = 0;
            for (Future<Long> part : workers.invokeAll(parts)) {
                read += part.get();
            }
            long took = System.nanoTime() - began;
            if (read != range.length()) {
                throw new IllegalStateException(read + " bytes of " + range);
            }
            return took;
        }
    }

    private static long readChunks(ProcessMemory memory, AddressRange part) throws Exception {
        long read = 0;
        try (ChunkBuffer buffer = new ChunkBuffer(PIECE)) {
            for (long at = part.start(); at != part.end(); at += PIECE) {
                Chunk chunk = memory.fetch(AddressRange.ofLength(at, PIECE), ReadPolicy.QUIET, buffer);
                read += chunk.coverage().coveredBytes();
            }
        }
        return read;
    }

    private static long readBare(int pid, AddressRange part) {
        long read = 0;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(PIECE, 4096);
            MemorySegment local = arena.allocate(16, 8);
            MemorySegment remote = arena.allocate(16, 8);
            local.set(ValueLayout.JAVA_LONG, 0, buffer.address());
            local.set(ValueLayout.JAVA_LONG, 8, PIECE);
            remote.set(ValueLayout.JAVA_LONG, 8, PIECE);
            for (long at = part.start(); at != part.end(); at += PIECE) {
                remote.set(ValueLayout.JAVA_LONG, 0, at);
                read += LibC.processVmReadv(pid, local, 1, remote, 1);
            }
        }
        return read;
    }
}
