package org.pagetint.linux.file;

import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.FileId;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.PageSizes;
import org.pagetint.linux.proc.OwnMaps;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.UnknownReason;

/// The one way in which a file of a process is opened for reading: nothing else opens one. Any thread may call.
///
/// Opening a file breaks the leases on it, fcntl(2), even when it fails. So the leases are looked at right before.
/// Between the look and the opening, some ten microseconds later, a process can still take a lease; the kernel has no
/// way to open a file only if there is none.
public final class FileDoor {
    private static final String SELF_DESCRIPTOR = "/proc/self/fd/";

    private final ProcRoot root;
    private final Leases leases;

    /// Opens no file that one of `leases` is on.
    public FileDoor(ProcRoot root, Leases leases) {
        this.root = root;
        this.leases = leases;
    }

    /// The file, or why it was not opened.
    public sealed interface Answer {
        /// To be closed.
        record Opened(OpenedFile file) implements Answer {}

        /// Not opened.
        record Refused(UnknownReason reason) implements Answer {}
    }

    /// Whether `file` would be refused for a lease, as far as a look of a moment ago tells.
    boolean isLeased(BackingFile file) {
        return leases.mayLieOn(file);
    }

    /// Opens `file` by its descriptor, never by a name.
    Answer open(BackingFile file) {
        if (leases.mayLieOnNow(file)) {
            return new Answer.Refused(UnknownReason.LEASED);
        }
        int descriptor = openForReading(file.link());
        if (descriptor < 0) {
            return new Answer.Refused(
                    descriptor == -Errno.EAGAIN // A lease was taken just now.
                            ? UnknownReason.LEASED
                            : UnknownReason.FILE_UNAVAILABLE);
        }
        OpenedFile opened = new OpenedFile(descriptor, file.onTmpfs());
        if (!file.isProven()) {
            file.prove(showsAsInMaps(descriptor, file.asMapped()));
        }
        if (!file.isProven()) {
            opened.close();
            return new Answer.Refused(UnknownReason.FILE_UNAVAILABLE);
        }
        return new Answer.Opened(opened);
    }

    private static int openForReading(int link) {
        String path = SELF_DESCRIPTOR + link;
        int file = LibC.openat(LibC.AT_FDCWD, path, LibC.O_RDONLY | LibC.O_NONBLOCK | LibC.O_NOATIME);
        return file == -Errno.EPERM
                ? LibC.openat(LibC.AT_FDCWD, path, LibC.O_RDONLY | LibC.O_NONBLOCK) // Another user's file.
                : file;
    }

    /// Some file systems (btrfs, overlayfs) show another device in `maps` than stat(2) does. A mapping of our own of
    /// the file, never touched, shows what they would write there.
    private boolean showsAsInMaps(int file, FileId mapped) {
        long page = PageSizes.system().bytes();
        long address = LibC.map(file, 0, page, LibC.PROT_NONE);
        if (address < 0) {
            return false;
        }
        try {
            return OwnMaps.read(root)
                    .at(address)
                    .map(own -> FileId.of(own).equals(mapped))
                    .orElse(false);
        } finally {
            LibC.unmap(address, page);
        }
    }
}
