package org.pagetint.linux.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.pagetint.linux.kernel.FileId;
import org.pagetint.linux.proc.LocksFile;
import org.pagetint.linux.proc.ProcFiles;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.Device;

/// Knows which files processes hold leases on. Opening such a file, even in vain, sends the holder a signal, which ends
/// a holder that does not expect it. Any thread may call.
///
/// The kernel lists leases of processes in our own pid namespace, or below it, alone. One held elsewhere cannot be
/// seen.
public final class Leases {
    private static final long FRESH_NANOS = 100_000_000;

    /// So much the kernel tells at once.
    private static final int BLOCK_BYTES = 4096;

    /// Where the list is not.
    private static final byte[] NONE = {};

    private final Path list;
    private Set<FileId> leased = Set.of();
    private boolean told;
    private long lookedAt = System.nanoTime() - 2 * FRESH_NANOS;

    /// Reads `locks` below `root`, when asked.
    public Leases(ProcRoot root) {
        this.list = root.path().resolve("locks");
    }

    /// Whether opening the file may break a lease: for telling what a read would give. That there is none was true a
    /// tenth of a second ago or later. The first look for some time takes up to 20 ms, as the kernel then waits for all
    /// processors.
    boolean mayLieOn(BackingFile file) {
        return mayLieOn(file, System.nanoTime() - FRESH_NANOS) && mayLieOnNow(file);
    }

    /// The same as of now: for right before the file is opened.
    boolean mayLieOnNow(BackingFile file) {
        return mayLieOn(file, System.nanoTime());
    }

    private synchronized boolean mayLieOn(BackingFile file, long since) {
        if (lookedAt - since < 0) {
            lookedAt = System.nanoTime();
            look();
        }
        return !told || breaks(leased, file.asMapped(), file.asStated(), file.onOverlay());
    }

    private void look() {
        Optional<byte[]> locks = read();
        told = locks.isPresent();
        leased = new HashSet<>(LocksFile.leased(locks.orElse(NONE)));
        if (locks.isPresent() && locks.get().length > BLOCK_BYTES / 2) {
            // Between two blocks the kernel misses a lease when a lock before it is taken back.
            read().ifPresent(again -> leased.addAll(LocksFile.leased(again)));
        }
    }

    /// Empty if the list is there and cannot be read: then nothing can be said.
    private Optional<byte[]> read() {
        return ProcFiles.readIfPossible(list)
                .or(() -> Files.notExists(list) ? Optional.of(NONE) : Optional.empty()); // A kernel without locks.
    }

    /// Whether opening a file breaks one of these leases.
    ///
    /// @param asMapped the file as `maps` numbers it
    /// @param asStated the same file as stat(2) numbers it: on btrfs and overlays the device differs
    /// @param overlay whether it lies on an overlay: opening it opens a file of a layer as well, and nothing tells
    ///     which, so every
    ///     lease on a file of another file system counts
    static boolean breaks(Set<FileId> leased, FileId asMapped, FileId asStated, boolean overlay) {
        return leased.contains(asMapped)
                || leased.contains(asStated)
                || (overlay && leased.stream().anyMatch(lease -> mayBeOfLayer(lease.device(), asMapped, asStated)));
    }

    private static boolean mayBeOfLayer(Device lease, FileId asMapped, FileId asStated) {
        return !lease.equals(asMapped.device()) || !asMapped.device().equals(asStated.device());
    }
}
