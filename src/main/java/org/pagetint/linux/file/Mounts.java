package org.pagetint.linux.file;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pagetint.linux.kernel.FileSystemType;
import org.pagetint.linux.proc.DescriptorInfo;
import org.pagetint.linux.proc.FileServers;
import org.pagetint.linux.proc.Mount;
import org.pagetint.linux.proc.MountTable;
import org.pagetint.linux.proc.ProcFiles;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;

/// What the mounts of a process, and our own, tell of the file systems of its files without asking these. For one
/// process; read at most four times a second. Any thread may call.
final class Mounts {
    private static final long FRESH_NANOS = 250_000_000;
    private static final byte[] NOTHING = {};
    private static final String OVERLAY = "overlay";

    /// Memory that the kernel gives a name like that of a file, on file systems that it lists nowhere.
    private static final Set<String> KERNEL_NAMES =
            Set.of("/[aio] (deleted)", "/secretmem (deleted)", "/anon_hugepage (deleted)", "/i915 (deleted)");

    /// Whether a file system may be asked about a file.
    enum Answer {
        /// The kernel itself answers.
        PROMPT,
        /// A server answers, or does not; or nothing is known of the file system, as when it was taken out of the tree
        /// of folders.
        MAY_HANG,
        /// The kernel itself answers if stat(2) shows another device than `maps` does; else it is as [#MAY_HANG].
        PROMPT_IF_OTHER
    }

    /// The mounts of both sides at one moment.
    ///
    /// @param own ours
    /// @param theirs those of the process, from its root
    record Tables(MountTable own, MountTable theirs) {
        private List<MountTable> both() {
            return List.of(theirs, own);
        }

        boolean mayHang(Mount mount) {
            return FileServers.answerFor(mount, both());
        }

        private Optional<Mount> of(Device device) {
            return theirs.of(device).or(() -> own.of(device));
        }
    }

    private final ProcRoot root;
    private final KernelFiles kernelFiles;
    private Tables tables = new Tables(MountTable.EMPTY, MountTable.EMPTY);
    private long readAt = System.nanoTime() - FRESH_NANOS;

    Mounts(ProcRoot root, KernelFiles kernelFiles) {
        this.root = root;
        this.kernelFiles = kernelFiles;
    }

    /// The mounts of now, nearly.
    ///
    /// @param folder descriptor of `/proc/PID`, or of the folder of a thread
    synchronized Tables tables(int folder) {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            readAt = System.nanoTime();
            tables = new Tables(
                    MountTable.parse(ProcFiles.readIfPossible(root.path().resolve("self/mountinfo"))
                            .orElse(NOTHING)),
                    MountTable.parse(ProcFiles.readIn(folder, "mountinfo").orElse(NOTHING)));
        }
        return tables;
    }

    /// Whether the file system of `mapping` may be asked about its file.
    Answer answer(int folder, Mapping mapping) {
        if (!(mapping.name() instanceof MappingName.FilePath(ByteText path))) {
            return Answer.PROMPT; // A socket or the like: a file has a path, even when no folder holds it any more.
        }
        Device device = mapping.device();
        Tables now = tables(folder);
        Optional<Mount> mount = now.of(device);
        if (mount.isPresent()) {
            return now.mayHang(mount.get()) ? Answer.MAY_HANG : Answer.PROMPT;
        }
        if (device.major() != 0 || kernelFiles.devices().contains(device)) {
            return Answer.PROMPT; // A disk, or memory of the kernel's own.
        }
        boolean layer = now.theirs().holding(path.latin1()).stream()
                .anyMatch(holder -> holder.type().equals(OVERLAY) && !now.mayHang(holder));
        return layer || KERNEL_NAMES.contains(path.latin1()) ? Answer.PROMPT_IF_OTHER : Answer.MAY_HANG;
    }

    /// The type of the file system on `device`, [FileSystemType]; empty where no mount shows it.
    OptionalLong fileSystem(int folder, Device device) {
        return tables(folder)
                .of(device)
                .map(mount -> OptionalLong.of(FileSystemType.ofName(mount.type())))
                .orElseGet(() -> kernelFiles.fileSystem(device));
    }

    /// Whether the file system of an open file may be asked about it.
    boolean isPrompt(int folder, DescriptorInfo info) {
        if (info.mount().isEmpty()) {
            return false;
        }
        int id = info.mount().getAsInt();
        Tables now = tables(folder);
        return kernelFiles.mounts().contains(id)
                || now.theirs()
                        .withId(id)
                        .or(() -> now.own().withId(id))
                        .filter(mount -> !now.mayHang(mount))
                        .isPresent();
    }
}
