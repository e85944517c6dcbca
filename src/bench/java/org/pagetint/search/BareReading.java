package org.pagetint.search;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.pagetint.memory.AddressRange;

/// Reads the memory of a process with process_vm_readv(2) and does nothing with it.
public final class BareReading {
    private static final long PIECE = 1L << 20;

    private final Function read = NativeLibrary.getInstance("c").getFunction("process_vm_readv");
    private final int pid;
    private final AddressRange range;
    private final int threads;

    /// Nothing is read yet.
    ///
    /// @param pid of the process
    /// @param range present pages, a multiple of 1 MiB
    /// @param threads how many read
    public BareReading(int pid, AddressRange range, int threads) {
        this.pid = pid;
        this.range = range;
        this.threads = threads;
    }

    /// Reads all of it; returns how many seconds that took.
    public double read() throws InterruptedException {
        AtomicLong next = new AtomicLong(range.start());
        List<Thread> readers = new ArrayList<>();
        long start = System.nanoTime();
        for (int thread = 0; thread < threads; thread++) {
            readers.add(Thread.ofPlatform().start(() -> readPieces(next)));
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void readPieces(AtomicLong next) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(PIECE, 4096);
            MemorySegment local = arena.allocate(16, 8);
            MemorySegment remote = arena.allocate(16, 8);
            local.set(ValueLayout.JAVA_LONG, 0, buffer.address());
            local.set(ValueLayout.JAVA_LONG, 8, PIECE);
            remote.set(ValueLayout.JAVA_LONG, 8, PIECE);
            for (long at = next.getAndAdd(PIECE); at < range.end(); at = next.getAndAdd(PIECE)) {
                remote.set(ValueLayout.JAVA_LONG, 0, at);
                long got = read.invokeLong(new Object[] {pid, local.address(), 1L, remote.address(), 1L, 0L});
                if (got != PIECE) {
                    throw new IllegalStateException("read " + got + " at " + Long.toHexString(at));
                }
            }
        }
    }
}
