package org.pagetint.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.pagetint.linux.LiveReading.Row;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;

/// Reading 2 GiB that the process has written, beside a loop of nothing but process_vm_readv(2), both in pieces of 1
/// MiB.
///
/// Other programs, and on a virtual machine its neighbours, take from the speed of memory as they like. So the two are
/// measured in turns of a sixteenth each, never on the part that the other has just read and so brought into a cache,
/// and first and second by turns; what counts is the sum of all turns but the tenth at either end of the ratios.
final class Throughput {
    private static final long SIZE = 2L << 30;
    private static final int PIECE = 1 << 20;
    private static final int SHARES = 16;
    private static final int ROUNDS = 8;

    /// Turns that do not count: until Java has compiled what is measured, and no more compiles beside it.
    private static final int WARM_UP = SHARES * ROUNDS;

    private Throughput() {}

    static List<Row> measure() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (Target target = Target.start();
                ProcessMemory memory = LinuxMemorySource.ofThisMachine().open(target.id())) {
            AddressRange range = target.anonymous(SIZE / 4096);
            target.fill(range, 1, 0);
            for (int threads = 1; threads <= 2; threads++) {
                rows.add(measure(threads, range, target.pid(), memory));
            }
        }
        return rows;
    }

    /// How long the same share took each of the two, in nanoseconds.
    private record Turn(long bare, long ours) {
        double ratio() {
            return (double) bare / ours;
        }
    }

    private static Row measure(int threads, AddressRange range, int pid, ProcessMemory memory) throws Exception {
        List<Turn> turns = new ArrayList<>();
        try (Readers bare = new Readers(threads, (part, buffer) -> readBare(pid, part, buffer));
                Readers ours = new Readers(threads, (part, buffer) -> readChunks(memory, part, buffer))) {
            for (int turn = 0; turn < WARM_UP + SHARES * ROUNDS; turn++) {
                AddressRange share = share(range, turn);
                AddressRange other = share(range, turn + SHARES / 2);
                if (turn % 2 == 0) {
                    long first = bare.timed(share);
                    turns.add(new Turn(first, ours.timed(other)));
                } else {
                    long first = ours.timed(other);
                    turns.add(new Turn(bare.timed(share), first));
                }
            }
        }
        turns.subList(0, WARM_UP).clear();
        turns.sort(Comparator.comparingDouble(Turn::ratio));
        List<Turn> usual = turns.subList(turns.size() / 10, turns.size() - turns.size() / 10);
        double bare = usual.stream().mapToLong(Turn::bare).sum();
        double ours = usual.stream().mapToLong(Turn::ours).sum();
        long bytes = SIZE / SHARES * usual.size();
        return new Row(
                "reading 2 GiB of written memory, " + (threads == 1 ? "one thread" : threads + " threads"),
                Row.rate(bytes, ours),
                Row.rate(bytes, bare),
                String.format(Locale.ROOT, "%.2f of ≥ 0.85", bare / ours));
    }

    private static AddressRange share(AddressRange range, int turn) {
        long length = SIZE / SHARES;
        return AddressRange.ofLength(range.start() + turn % SHARES * length, length);
    }

    private interface Reading {
        long read(AddressRange part, ChunkBuffer buffer) throws Exception;
    }

    /// Threads that read parts of a range at the same time, each with a buffer of its own.
    private static final class Readers implements AutoCloseable {
        private final ExecutorService threads;
        private final List<ChunkBuffer> buffers;
        private final Reading reading;

        Readers(int count, Reading reading) {
            this.threads = Executors.newFixedThreadPool(count);
            this.buffers =
                    Stream.generate(() -> new ChunkBuffer(PIECE)).limit(count).toList();
            this.reading = reading;
        }

        long timed(AddressRange range) throws Exception {
            List<Callable<Long>> parts = new ArrayList<>();
            long each = range.length() / buffers.size();
            for (int i = 0; i < buffers.size(); i++) {
                AddressRange part = AddressRange.ofLength(range.start() + i * each, each);
                ChunkBuffer buffer = buffers.get(i);
                parts.add(() -> reading.read(part, buffer));
            }
            long began = System.nanoTime();
            long read = 0;
            for (Future<Long> part : threads.invokeAll(parts)) {
                read += part.get();
            }
            long took = System.nanoTime() - began;
            if (read != range.length()) {
                throw new IllegalStateException(read + " bytes of " + range);
            }
            return took;
        }

        @Override
        public void close() {
            threads.close();
            buffers.forEach(ChunkBuffer::close);
        }
    }

    private static long readChunks(ProcessMemory memory, AddressRange part, ChunkBuffer buffer) throws Exception {
        long read = 0;
        for (long at = part.start(); at != part.end(); at += PIECE) {
            Chunk chunk = memory.fetch(AddressRange.ofLength(at, PIECE), ReadPolicy.QUIET, buffer);
            read += chunk.coverage().coveredBytes();
        }
        return read;
    }

    private static long readBare(int pid, AddressRange part, ChunkBuffer buffer) {
        long read = 0;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment local = arena.allocate(16, 8);
            MemorySegment remote = arena.allocate(16, 8);
            local.set(ValueLayout.JAVA_LONG, 0, buffer.segment().address());
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
