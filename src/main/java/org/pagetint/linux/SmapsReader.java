package org.pagetint.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.linux.proc.SmapsFile;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;

/// Reads `smaps` so that the process hardly feels it. The kernel counts the pages of a mapping when it writes its
/// entry, and the process can neither map nor unmap meanwhile. It writes entries until the buffer of the read is full;
/// so each read here has a buffer smaller than one entry, and the process waits for one mapping at most. Nothing cuts
/// that one; so the reading ends before a mapping with much memory.
final class SmapsReader {
    /// So much memory of one mapping takes the kernel about a millisecond and a half to count.
    static final long MOST_BYTES = 64L << 20;

    /// Less than the shortest entry, which is some 700 bytes long.
    private static final int READ_BYTES = 256;

    private static final long WORK_NANOS = 1_000_000;
    private static final long PAUSE_NANOS = 50_000;

    private final PagemapReader pagemap;

    SmapsReader(PagemapReader pagemap) {
        this.pagemap = pagemap;
    }

    /// What was read.
    ///
    /// @param until from this address on nothing was read; empty if all was
    record Reading(SmapsFile file, OptionalLong until) {
        /// Whether it does not tell of a mapping that begins there, since that was left out.
        boolean leavesOut(long start) {
            return until.isPresent() && Long.compareUnsigned(start, until.getAsLong()) >= 0;
        }
    }

    /// Reads the entries of the mappings before the first one with more than [#MOST_BYTES] of memory, but for that of
    /// the one right before it: the kernel writes the next entry along with the end of one.
    Reading readGently(Handles handles) {
        try {
            OptionalLong end = firstHeavy(handles, new Scratch()); // The caller's own is in the middle of a look.
            return new Reading(read(handles, end), end);
        } catch (MemoryGone _) {
            return new Reading(new SmapsFile(), OptionalLong.empty()); // The caller's next step finds it out, too.
        }
    }

    /// Reads all entries, whatever that takes.
    Reading readAll(Handles handles) {
        return new Reading(read(handles, OptionalLong.empty()), OptionalLong.empty());
    }

    /// Where the mapping begins whose entry cannot be read without the kernel beginning that of a heavy one.
    private OptionalLong firstHeavy(Handles handles, Scratch scratch) throws MemoryGone {
        long before = 0;
        for (Mapping mapping : handles.mappings().list()) {
            AddressRange range = mapping.range();
            boolean heavy = Long.compareUnsigned(range.length(), MOST_BYTES) > 0
                    && pagemap.holdsMoreThan(MOST_BYTES, handles.pagemap(), range, scratch);
            if (heavy) {
                return OptionalLong.of(before);
            }
            before = range.start();
        }
        return OptionalLong.empty();
    }

    private static SmapsFile read(Handles handles, OptionalLong end) {
        SmapsFile file = new SmapsFile();
        int descriptor = end.isPresent() && end.getAsLong() == 0
                ? -1 // The very first mapping is a heavy one.
                : LibC.openat(handles.folder(), "smaps", LibC.O_RDONLY);
        if (descriptor < 0) {
            return file;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment block = arena.allocate(READ_BYTES);
            byte[] bytes = new byte[READ_BYTES];
            long at = 0;
            long since = System.nanoTime();
            int read = 1;
            while (read > 0 && !hasReached(end, file.current())) {
                read = (int) LibC.pread(descriptor, block, at);
                if (read > 0) {
                    MemorySegment.copy(block, ValueLayout.JAVA_BYTE, 0, bytes, 0, read);
                    file.take(bytes, read);
                    at += read;
                }
                if (System.nanoTime() - since > WORK_NANOS) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                    since = System.nanoTime();
                }
            }
            return file;
        } finally {
            LibC.closeDescriptor(descriptor);
        }
    }

    private static boolean hasReached(OptionalLong end, Optional<Mapping> current) {
        return end.isPresent()
                && current.isPresent()
                && Long.compareUnsigned(current.get().range().start(), end.getAsLong()) >= 0;
    }
}
