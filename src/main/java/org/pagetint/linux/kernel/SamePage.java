package org.pagetint.linux.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalLong;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageSize;

/// Tells whether a file is the very one behind a mapping by the page frames: a clean page of the mapping lies in the
/// same frame of RAM as the same page of a mapping of our own. The kernel shows frame numbers to privileged users only;
/// others see 0, which proves nothing.
public final class SamePage {
    private static final long FRAME_MASK = (1L << 55) - 1;
    private static final int ENTRY_BYTES = 8;

    /// So many pages from the beginning of the mapping are looked at for one in RAM.
    private static final int MOST_LOOKED_AT = 512;

    private SamePage() {}

    /// Whether some page of `mapping` is in the same frame as that page of `file`.
    ///
    /// @param folder descriptor of `/proc/PID`
    /// @param file descriptor, open for reading
    public static boolean isShared(int folder, Mapping mapping, int file) {
        PageSize pageSize = PageSizes.system();
        OptionalLong present = presentCleanPage(folder, mapping, pageSize);
        return present.isPresent()
                && frameOf(folder, present.getAsLong(), pageSize)
                        == ownFrame(file, mapping.fileOffset(present.getAsLong()), pageSize);
    }

    private static OptionalLong presentCleanPage(int folder, Mapping mapping, PageSize pageSize) {
        AddressRange looked = mapping.range().first(MOST_LOOKED_AT * pageSize.bytes());
        for (long page = looked.start(); page != looked.end(); page += pageSize.bytes()) {
            int facts = PageBits.ofEntry(entry(folder, page, pageSize));
            if ((facts & PageBits.PRESENT) != 0 && (facts & PageBits.FILE) != 0) {
                return OptionalLong.of(page);
            }
        }
        return OptionalLong.empty();
    }

    /// The frame of a page; 0 when the kernel does not tell.
    private static long frameOf(int folder, long page, PageSize pageSize) {
        return entry(folder, page, pageSize) & FRAME_MASK;
    }

    /// The frame that the page of `file` at `offset` has in our own memory; −1 when it cannot be told.
    private static long ownFrame(int file, long offset, PageSize pageSize) {
        long address = LibC.map(file, offset, pageSize.bytes(), LibC.PROT_READ);
        int self = LibC.openat(LibC.AT_FDCWD, "/proc/self", LibC.O_PATH);
        try (Arena arena = Arena.ofConfined()) {
            if (address < 0 || self < 0 || !touch(self, address, arena)) {
                return -1;
            }
            long frame = frameOf(self, address, pageSize);
            return frame == 0 ? -1 : frame;
        } finally {
            if (address >= 0) {
                LibC.unmap(address, pageSize.bytes());
            }
            if (self >= 0) {
                LibC.closeDescriptor(self);
            }
        }
    }

    /// Brings our own page in, by way of `mem`: a file truncated meanwhile is an error there and no SIGBUS.
    private static boolean touch(int self, long address, Arena arena) {
        int memory = LibC.openat(self, "mem", LibC.O_RDONLY);
        if (memory < 0) {
            return false;
        }
        boolean touched = LibC.pread(memory, arena.allocate(1), address) == 1;
        LibC.closeDescriptor(memory);
        return touched;
    }

    private static long entry(int folder, long page, PageSize pageSize) {
        int pagemap = LibC.openat(folder, "pagemap", LibC.O_RDONLY);
        if (pagemap < 0) {
            return 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment entry = arena.allocate(ENTRY_BYTES, ENTRY_BYTES);
            long offset = Long.divideUnsigned(page, pageSize.bytes()) * ENTRY_BYTES;
            return LibC.pread(pagemap, entry, offset) == ENTRY_BYTES ? entry.get(ValueLayout.JAVA_LONG, 0) : 0;
        } finally {
            LibC.closeDescriptor(pagemap);
        }
    }
}
