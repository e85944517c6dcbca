package org.pagetint.linux.child;

import com.sun.jna.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Maps a page, writes it and unmaps it, over and over, and takes down how long that was held up each time: what a user
/// of the process would feel while another program holds the lock of its mappings.
///
/// Time that the thread was ready and waited for a processor, which others use too, is no such thing and taken off: the
/// kernel counts it (proc(5), `schedstat`). A long round in which the host of a virtual machine ran something else is
/// counted apart: all processors here stood still then, and no lock was waited for. Makes no garbage, whose collection
/// would count.
final class RemapLoop extends Loop {
    private static final long PAGE = 4096;
    private static final int STAT_BYTES = 96;
    private static final int STEP_NANOS = 10_000;
    private static final int STEPS = 100_000;
    private static final long LONG_NANOS = 5_000_000;
    private static final long SOME_TICKS_NANOS = 20_000_000;
    private static final byte[] STAT_PATH = "/proc/thread-self/schedstat\0".getBytes(StandardCharsets.US_ASCII);

    static {
        Native.register(RemapLoop.class, "c");
    }

    private final MemorySegment stat = Arena.ofAuto().allocate(STAT_BYTES, 8);
    private final StolenTime host = new StolenTime();
    private final int[] steps = new int[STEPS + 1];
    private final long pauseNanos;
    private int statFile = -1;
    private long rounds;
    private long worst;
    private long stolen;
    private long stolenAt;
    private long stoppedByHost;

    private static native long mmap(long address, long length, int protection, int flags, int file, long offset);

    private static native int munmap(long address, long length);

    private static native long memset(long address, int value, long length);

    private static native int open(byte[] path, int flags);

    private static native long pread(int file, long into, long length, long offset);

    /// @param arguments how many nanoseconds to rest after each round, if at all
    RemapLoop(List<Long> arguments) {
        pauseNanos = arguments.isEmpty() ? 0 : arguments.getFirst();
    }

    @Override
    void turn() {
        if (statFile < 0) {
            statFile = open(STAT_PATH, Kernel.O_RDONLY | Kernel.O_CLOEXEC);
        }
        if (System.nanoTime() - stolenAt > LONG_NANOS) {
            stolen = host.ticks();
            stolenAt = System.nanoTime();
        }
        long waited = runDelay();
        long began = System.nanoTime();
        long page = mmap(0, PAGE, Kernel.READ_WRITE, Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS, -1, 0);
        memset(page, 1, 1);
        munmap(page, PAGE);
        long took = System.nanoTime() - began;
        long held = Math.max(0, took - (runDelay() - waited));
        rounds++;
        if (held > LONG_NANOS && hostHasStolen()) {
            stoppedByHost++;
            return;
        }
        worst = Math.max(worst, held);
        steps[(int) Math.min(STEPS, held / STEP_NANOS)]++;
        if (pauseNanos > 0) {
            LockSupport.parkNanos(pauseNanos);
        }
    }

    /// Whether the host has taken a processor away since just before this round; the kernel notes that at its next
    /// tick.
    private boolean hostHasStolen() {
        LockSupport.parkNanos(SOME_TICKS_NANOS);
        return host.ticks() > stolen;
    }

    /// For how long this thread has waited for a processor, in nanoseconds: the second number of the file; 0 if the
    /// kernel does not tell.
    private long runDelay() {
        long length = pread(statFile, stat.address(), STAT_BYTES, 0);
        long value = 0;
        int field = 0;
        for (int i = 0; i < length && field < 2; i++) {
            byte digit = stat.get(ValueLayout.JAVA_BYTE, i);
            if (digit == ' ') {
                field++;
            } else if (field == 1) {
                value = value * 10 + (digit - '0');
            }
        }
        return value;
    }

    /// The time that all rounds but one in a thousand stayed under, in nanoseconds.
    private long usualWorst() {
        long above = 0;
        int step = STEPS;
        while (step > 0 && (above + steps[step]) * 1000 <= rounds) {
            above += steps[step];
            step--;
        }
        return (step + 1L) * STEP_NANOS;
    }

    /// Rounds; in nanoseconds the time that all but one in a thousand stayed under, and the worst; and how many more
    /// the host stopped.
    @Override
    String report() {
        return rounds + " " + usualWorst() + " " + worst + " " + stoppedByHost;
    }
}
