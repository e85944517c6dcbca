package org.pagetint.linux.file;

import java.util.Optional;
import org.pagetint.linux.kernel.FileId;
import org.pagetint.linux.kernel.FileStat;
import org.pagetint.linux.kernel.FileSystemType;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.SamePage;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.linux.kernel.Shared;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.UnknownReason;

/// The file behind a mapping, held by a descriptor that only names it (O_PATH): to know what it is, it need not be
/// opened. Shared by threads.
public final class BackingFile extends Shared {
    private static final int STAT_BLOCKS = 48;
    private static final int BLOCK = 512;

    private final int link;
    private final long fileSystem;
    private final FileStat judged;
    private final Mapping mapping;
    private final FileDoor door;
    private volatile Known proven;
    private volatile Known readable = Known.NOT_YET;
    private volatile Known trusted;

    /// Takes over the descriptor.
    ///
    /// @param link names the file
    /// @param fileSystem its type, statfs(2)
    /// @param judged what it was when it was found
    /// @param mapping whose file it is
    /// @param unchanged whether it has not changed since before the process started
    /// @param door opens it
    public BackingFile(int link, long fileSystem, FileStat judged, Mapping mapping, boolean unchanged, FileDoor door) {
        this.link = link;
        this.fileSystem = fileSystem;
        this.judged = judged;
        this.mapping = mapping;
        this.door = door;
        this.proven = judged.id().equals(FileId.of(mapping)) ? Known.YES : Known.NOT_YET;
        this.trusted = unchanged || fileSystem != FileSystemType.OVERLAYFS ? Known.YES : Known.NOT_YET;
    }

    /// The answer to a question that is asked at most once.
    private enum Known {
        YES,
        NO,
        NOT_YET;

        static Known of(boolean answer) {
            return answer ? YES : NO;
        }
    }

    /// Whether `maps` and stat(2) number files of a file system of this type differently.
    static boolean numbersDiffer(long fileSystem) {
        return fileSystem == FileSystemType.BTRFS || fileSystem == FileSystemType.OVERLAYFS;
    }

    /// Names the file, without being open for reading.
    int link() {
        return link;
    }

    /// As `maps` numbers it.
    FileId asMapped() {
        return FileId.of(mapping);
    }

    /// As stat(2) numbers it.
    FileId asStated() {
        return judged.id();
    }

    boolean onOverlay() {
        return fileSystem == FileSystemType.OVERLAYFS;
    }

    /// Whether it lies on a tmpfs: in memory or in swap.
    public boolean onTmpfs() {
        return fileSystem == FileSystemType.TMPFS;
    }

    /// Whether it lies on a hugetlbfs.
    public boolean hugetlb() {
        return fileSystem == FileSystemType.HUGETLBFS;
    }

    /// Whether its mappings can be served by a userfault handler, as those of files in memory can.
    public boolean inMemory() {
        return fileSystem == FileSystemType.TMPFS || fileSystem == FileSystemType.HUGETLBFS;
    }

    /// Whether it surely is the file of the mapping, and not one that has its number on another device.
    boolean isProven() {
        return proven == Known.YES;
    }

    /// Notes whether it is.
    void prove(boolean same) {
        proven = Known.of(same);
    }

    /// Whether what was judged then still holds: on an overlay a change can be a copy, and everything open leads to
    /// that copy from then on.
    public boolean standsAs(FileStat now) {
        return fileSystem != FileSystemType.OVERLAYFS || now.changed().equals(judged.changed());
    }

    /// What it is now.
    public Optional<FileStat> stat(Scratch scratch) {
        return FileStat.of(link, scratch);
    }

    /// How much room it takes, in RAM and in swap if it lives in memory; far too much if the kernel does not tell.
    public long allocatedBytes(Scratch scratch) {
        return stat(scratch).isPresent() ? scratch.stat.getLong(STAT_BLOCKS) * BLOCK : Long.MAX_VALUE / 2;
    }

    /// Why its bytes would not be read now; empty if they would. Does not open it, but for a changed file of an
    /// overlay, once.
    ///
    /// @param folder descriptor of the folder in `/proc` of the process whose mapping it is
    public Optional<UnknownReason> hindrance(int folder) {
        if (proven == Known.NO || !isReadable()) {
            return Optional.of(UnknownReason.FILE_UNAVAILABLE);
        }
        if (door.isLeased(this)) {
            return Optional.of(UnknownReason.LEASED);
        }
        return isTrusted(folder) ? Optional.empty() : Optional.of(UnknownReason.FILE_MAY_DIFFER);
    }

    /// Opens it to read its bytes. Close it soon.
    public FileDoor.Answer open() {
        return door.open(this);
    }

    private boolean isReadable() {
        if (readable == Known.NOT_YET) {
            readable = Known.of(LibC.mayRead("/proc/self/fd/" + link));
        }
        return readable == Known.YES;
    }

    /// Whether its bytes are surely those the process has. On an overlay a file that was opened for writing is copied,
    /// and a mapping made before keeps the old bytes while every way to the file leads to the new ones. One that has
    /// not changed since before the process started cannot be such a copy; of another one a page in RAM can show that
    /// it is none.
    private boolean isTrusted(int folder) {
        if (trusted == Known.NOT_YET && door.open(this) instanceof FileDoor.Answer.Opened(OpenedFile file)) {
            try (file) {
                trusted = Known.of(SamePage.isShared(folder, mapping, file.descriptor()));
            }
        }
        return trusted == Known.YES;
    }

    @Override
    protected void letGo() {
        LibC.closeDescriptor(link);
    }
}
