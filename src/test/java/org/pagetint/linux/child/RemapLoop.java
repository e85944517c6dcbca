package org.pagetint.linux.child;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/// Maps a page, writes it and unmaps it, over and over, and remembers the longest that this ever took: what a user of the
/// process would feel while another program holds the lock of its mappings. Makes no garbage, whose collection would count.
final class RemapLoop extends Loop {
    private static final long PAGE = 4096;

    static {
        Native.register(RemapLoop.class, "c");
    }

    private long rounds;
    private long worst;
    private long sum;

    private static native long mmap(long address, long length, int protection, int flags, int file, long offset);

    private static native int munmap(long address, long length);

    @Override
    void turn() {
        long began = System.nanoTime();
        long page = mmap(0, PAGE, Kernel.READ_WRITE, Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS, -1, 0);
        new Pointer(page).setByte(0, (byte) 1);
        munmap(page, PAGE);
        long took = System.nanoTime() - began;
        rounds++;
        sum += took;
        worst = Math.max(worst, took);
    }

    /// Rounds, mean and worst in nanoseconds.
    @Override
    String report() {
        return rounds + " " + sum / Math.max(1, rounds) + " " + worst;
    }
}
