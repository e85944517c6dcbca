package org.pagetint.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pagetint.memory.Processors;

/// The processors of this machine, sched(7). Any thread may call.
final class LinuxProcessors implements Processors {
    private static final Path THREAD = Path.of("/proc/thread-self");

    @Override
    public int thisThread() {
        try {
            return Integer.parseInt(Files.readSymbolicLink(THREAD).getFileName().toString());
        } catch (IOException _) {
            return -1; // Without such a thread, none is moved.
        }
    }

    @Override
    public int current() {
        return LibC.currentProcessor();
    }

    @Override
    public boolean move(int thread, int processor) {
        if (thread < 0 || processor < 0) {
            return false;
        }
        long words = processor / Long.SIZE + 1L;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(words * Long.BYTES, Long.BYTES);
            mask.setAtIndex(ValueLayout.JAVA_LONG, processor / Long.SIZE, 1L << processor);
            return LibC.setAffinity(thread, mask) == 0;
        }
    }
}
