package org.pagetint.linux.file;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.FileId;
import org.pagetint.linux.kernel.FileStat;
import org.pagetint.linux.kernel.FileSystemType;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.PlainPath;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.linux.proc.MountTable;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;

/// Finds the very file behind a mapping, without opening any. A path in `maps` proves nothing: the file can be deleted,
/// replaced, seen from another mount namespace, or have a decoy beside it; so each candidate shows its device and
/// inode. Where the kernel itself leads to the file (`map_files`), no name is looked up. File systems whose server may
/// not answer are not asked at all.
public final class FileFinder {
    /// Two clocks are compared, the file system's and that of the start of the process; both tick a hundredth of a
    /// second at worst.
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(1);

    private static final String DELETED = " (deleted)";

    private final Instant processStart;
    private final boolean mapFiles;
    private final Mounts mounts;
    private final OpenFiles openFiles;
    private final FileDoor door;

    /// @param processStart when the process started, by the wall clock
    /// @param mapFiles whether `map_files` may be asked
    public FileFinder(ProcRoot root, Instant processStart, boolean mapFiles) {
        this.processStart = processStart;
        this.mapFiles = mapFiles;
        this.mounts = new Mounts(root, KernelFiles.OF_THIS_MACHINE);
        this.openFiles = new OpenFiles(mounts);
        this.door = new FileDoor(root, new Leases(root));
    }

    /// What is known of the file of `mapping`. A [FileView.Regular] owns a descriptor: the caller closes it.
    ///
    /// @param folder descriptor of `/proc/PID`, or of the folder of a thread
    FileView find(int folder, Mapping mapping, Scratch scratch) {
        if (!mapping.hasFile()) {
            return new FileView.NoFile();
        }
        if (SecretMemory.isIn(mapping)) {
            return new FileView.Secret();
        }
        if (KernelFiles.OF_THIS_MACHINE.isPrivateHugePages(mapping)) {
            return new FileView.PrivateHugePages();
        }
        Mounts.Answer answer = mounts.answer(folder, mapping);
        if (answer == Mounts.Answer.MAY_HANG) {
            return new FileView.MayHang();
        }
        Judge judge = new Judge(folder, mapping, answer, scratch);
        if (mapFiles) {
            int link = LibC.openat(folder, "map_files/" + mapping.range(), LibC.O_PATH);
            if (link >= 0 || (link == -Errno.ENOENT && hasMapFiles(folder))) {
                return judge.judge(link).orElseGet(judge::ofAnother);
            }
        }
        for (IntSupplier candidate : candidates(folder, mapping)) {
            Optional<FileView> view = judge.judge(candidate.getAsInt());
            if (view.isPresent()) {
                return view.get();
            }
        }
        return new FileView.Unavailable();
    }

    /// The folder of a thread has none.
    private static boolean hasMapFiles(int folder) {
        int links = LibC.openat(folder, "map_files", LibC.O_PATH);
        if (links >= 0) {
            LibC.closeDescriptor(links);
        }
        return links >= 0;
    }

    /// Ways to a file that need no privilege, the surest first. Each gives a descriptor that names a file, or a
    /// negative error.
    private List<IntSupplier> candidates(int folder, Mapping mapping) {
        List<IntSupplier> candidates = new ArrayList<>();
        List<String> names =
                mapping.name() instanceof MappingName.FilePath(ByteText path) ? names(path.latin1()) : List.of();
        if (names.contains(ByteText.of(LibC.readLink(folder, "exe")).latin1())) {
            candidates.add(() -> LibC.openat(folder, "exe", LibC.O_PATH));
        }
        for (String number : openFiles.showing(folder, mapping.inode())) {
            candidates.add(() -> LibC.openat(folder, "fd/" + number, LibC.O_PATH));
        }
        Mounts.Tables tables = mounts.tables(folder);
        for (String name : names) {
            candidates.add(() -> below(folder, "root", name, tables.theirs(), tables));
            // Of a process in a chroot, `maps` tells the path from our root.
            candidates.add(() -> below(LibC.AT_FDCWD, "/", name, tables.own(), tables));
        }
        return candidates;
    }

    /// The file at `path` from a root folder, if no file system on the way may hang.
    ///
    /// @param seen the mounts as seen from that root
    private static int below(int folder, String root, String path, MountTable seen, Mounts.Tables tables) {
        if (seen.at("/").isEmpty() || mayHang(seen, "/", tables)) {
            return -Errno.EACCES; // Also a chroot, of which nothing tells where it lies.
        }
        int start = LibC.openat(folder, root, LibC.O_PATH);
        if (start < 0) {
            return start;
        }
        try {
            return PlainPath.open(start, path, way -> mayHang(seen, way, tables));
        } finally {
            LibC.closeDescriptor(start);
        }
    }

    private static boolean mayHang(MountTable seen, String point, Mounts.Tables tables) {
        return seen.at(point).stream().anyMatch(tables::mayHang);
    }

    /// What the path in `maps` can stand for.
    private static List<String> names(String raw) {
        List<String> names = new ArrayList<>(List.of(raw));
        if (raw.contains("\\012")) {
            names.add(raw.replace("\\012", "\n"));
        }
        if (raw.endsWith(DELETED)) {
            names.add(raw.substring(0, raw.length() - DELETED.length()));
        }
        return names;
    }

    /// Says of candidates whether they are the file of a mapping.
    private final class Judge {
        private final int folder;
        private final Mapping mapping;
        private final Mounts.Answer answer;
        private final Scratch scratch;
        private boolean otherDevice;

        Judge(int folder, Mapping mapping, Mounts.Answer answer, Scratch scratch) {
            this.folder = folder;
            this.mapping = mapping;
            this.answer = answer;
            this.scratch = scratch;
        }

        /// What to say when the kernel itself has led to a file that is not the one of the mapping.
        FileView ofAnother() {
            // The same number on another device: a file system with two numbers for itself that is not known here.
            return otherDevice ? new FileView.Unavailable() : new FileView.Mismatch();
        }

        /// Takes over the descriptor; a negative one is no candidate.
        Optional<FileView> judge(int link) {
            if (link < 0) {
                return Optional.empty();
            }
            Optional<FileView> view = FileStat.identity(link, scratch).flatMap(seen -> judge(link, seen));
            if (!(view.orElse(null) instanceof FileView.Regular)) {
                LibC.closeDescriptor(link);
            }
            return view;
        }

        private Optional<FileView> judge(int link, FileStat seen) {
            boolean same = seen.id().equals(FileId.of(mapping));
            if (seen.inode() != mapping.inode()) {
                return Optional.empty();
            }
            if (same && !seen.regular()) {
                return Optional.of(device(seen));
            }
            if (same && answer == Mounts.Answer.PROMPT_IF_OTHER) {
                return Optional.of(new FileView.MayHang());
            }
            OptionalLong type = fileSystem(link);
            if (type.isEmpty()) {
                return Optional.of(new FileView.Unavailable()); // Whether it is a copy on an overlay cannot be told.
            }
            long fileSystem = type.getAsLong();
            if (!same && !BackingFile.numbersDiffer(fileSystem)) {
                otherDevice = true;
                return Optional.empty();
            }
            if (!seen.regular() || fileSystem == FileSystemType.SYSFS) {
                return Optional.of(device(seen));
            }
            boolean unchanged = seen.changed().plus(CLOCK_SLACK).isBefore(processStart);
            return Optional.of(new FileView.Regular(
                    new BackingFile(link, fileSystem, seen, mapping, unchanged, door), seen.size()));
        }

        private static FileView device(FileStat seen) {
            return seen.zeroDevice() ? new FileView.ZeroDevice() : new FileView.Device();
        }

        /// The type of the file system as statfs(2) numbers it; by the name of the type where that call is forbidden.
        private OptionalLong fileSystem(int link) {
            long type = LibC.fileSystemType(link, scratch.stat.segment());
            return type >= 0 ? OptionalLong.of(type) : mounts.fileSystem(folder, mapping.device());
        }
    }
}
