package org.pagetint.linux;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// The file behind a mapping, open for reading. Shared by threads; positions are given with each read.
final class BackingFile extends Shared {
    private static final long TMPFS = 0x0102_1994L;
    private static final long HUGETLBFS = 0x9584_58f6L;
    static final long OVERLAYFS = 0x794c_7630L;

    private final int descriptor;
    private final long fileSystem;
    private final FileStat judged;
    private final boolean trusted;

    /// Takes over the descriptor.
    ///
    /// @param fileSystem its type, statfs(2)
    /// @param judged what it was when it was opened
    /// @param trusted whether its bytes were then surely those the process has
    BackingFile(int descriptor, long fileSystem, FileStat judged, boolean trusted) {
        this.judged = judged;
        this.descriptor = descriptor;
        this.fileSystem = fileSystem;
        this.trusted = trusted;
    }

    /// Whether its bytes are surely those the process has: false on an overlay that may have copied the file up since.
    boolean trusted() {
        return trusted;
    }

    /// Whether what was judged then still holds: on an overlay a change can be a copy, and everything open leads to that copy from
    /// then on.
    boolean standsAs(FileStat now) {
        return fileSystem != OVERLAYFS || now.changed().equals(judged.changed());
    }

    boolean hugetlb() {
        return fileSystem == HUGETLBFS;
    }

    /// Whether its mappings can be served by a userfault handler, as those of files in memory can.
    boolean inMemory() {
        return fileSystem == TMPFS || fileSystem == HUGETLBFS;
    }

    /// What it is now.
    Optional<FileStat> stat(Scratch scratch) {
        return FileStat.of(descriptor, scratch);
    }

    /// Reads all of `into` from `offset` (unsigned).
    ///
    /// @return whether all of it was there
    boolean read(MemorySegment into, long offset) {
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

    /// Copies the page at `offset`, in which the file ends: its tail past the end can have been written through a shared mapping, and lives in the
    /// page cache only, where read(2) does not show it. The page is mapped and copied out through our own `mem`, so that a
    /// file truncated meanwhile costs an error and not a SIGBUS.
    ///
    /// @param ownMemory `/proc/self/mem`
    /// @return whether it could be copied
    boolean readLastPage(MemorySegment into, long offset, int ownMemory) {
        long length = into.byteSize();
        if (fileSystem == TMPFS && isHole(offset, length)) {
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
    void letGo() {
        LibC.closeDescriptor(descriptor);
    }
}
