package org.pagetint.linux.file;

import java.lang.foreign.MemorySegment;
import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.LibC;

/// The file behind a mapping while its bytes are read. No longer: who holds a file open keeps others from taking a
/// write lease on it, fcntl(2). Used by one thread.
///
/// @param descriptor open for reading
/// @param inMemory whether it lies on a tmpfs, where looking at a hole can make a page
public record OpenedFile(int descriptor, boolean inMemory) implements AutoCloseable {
    /// Reads all of `into` from `offset` (unsigned).
    ///
    /// @return whether all of it was there
    public boolean read(MemorySegment into, long offset) {
        long done = 0;
        while (done < into.byteSize()) {
            long read = LibC.pread(descriptor, into.asSlice(done), offset + done);
            if (read <= 0) {
                return false;
            }
            done += read;
        }
        return true;
    }

    /// Copies the page at `offset`, in which the file ends: its tail past the end can have been written through a
    /// shared mapping, and lives in the page cache only, where read(2) does not show it. The page is mapped and copied
    /// out through our own `mem`, so that a file truncated meanwhile costs an error and not a SIGBUS.
    ///
    /// @param ownMemory `/proc/self/mem`
    /// @return whether it could be copied
    public boolean readLastPage(MemorySegment into, long offset, int ownMemory) {
        long length = into.byteSize();
        if (inMemory && isHole(offset, length)) {
            into.fill((byte) 0); // Mapping a hole of a file in memory would allocate it.
            return true;
        }
        long address = LibC.map(descriptor, offset, length, LibC.PROT_READ);
        if (address < 0) {
            return false;
        }
        try {
            return LibC.pread(ownMemory, into, address) == length;
        } finally {
            LibC.unmap(address, length);
        }
    }

    private boolean isHole(long offset, long length) {
        long data = LibC.seek(descriptor, offset, LibC.SEEK_DATA);
        return data == -Errno.ENXIO || data >= offset + length;
    }

    @Override
    public void close() {
        LibC.closeDescriptor(descriptor);
    }
}
