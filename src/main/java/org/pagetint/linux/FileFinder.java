package org.pagetint.linux;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;

/// Finds the very file behind a mapping. A path in `maps` proves nothing: the file can be deleted, replaced, seen from
/// another mount namespace, or have a decoy beside it; so each candidate shows its device and inode before it is used, and once
/// more when it is open. Devices and FIFOs are looked at, never opened.
final class FileFinder {
    /// Two clocks are compared, the file system's and that of the start of the process; both tick a hundredth of a second at worst.
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(1);

    /// Its regular files are windows to the kernel and to devices: the registers of a PCI card are one.
    private static final long SYSFS = 0x6265_6572L;

    private static final String DELETED = " (deleted)";
    private static final String SELF_DESCRIPTOR = "/proc/self/fd/";

    private final ProcRoot root;
    private final Instant processStart;
    private final Capabilities capabilities;
    private final OpenFiles openFiles;

    /// @param processStart when the process started, by the wall clock
    FileFinder(ProcRoot root, Instant processStart, Capabilities capabilities) {
        this.root = root;
        this.processStart = processStart;
        this.capabilities = capabilities;
        this.openFiles = new OpenFiles();
    }

    /// What is known of the file of `mapping`. A [FileView.Regular] owns an open file: the caller closes it.
    ///
    /// @param folder descriptor of `/proc/PID`, or of the folder of a thread
    FileView find(int folder, Mapping mapping, Scratch scratch) {
        if (mapping.inode() == 0) {
            return new FileView.NoFile();
        }
        if (capabilities.mapFiles()) {
            Optional<FileView> linked = tryCandidate(folder, mapping, "map_files/" + mapping.range(), scratch);
            if (linked.isPresent()) {
                return linked.get();
            }
        }
        for (byte[] candidate : candidates(folder, mapping, scratch)) {
            Optional<FileView> view = tryCandidate(folder, mapping, candidate, scratch);
            if (view.isPresent()) {
                return view.get();
            }
        }
        return new FileView.Unavailable();
    }

    /// Paths below the folder, the surest first.
    private List<byte[]> candidates(int folder, Mapping mapping, Scratch scratch) {
        List<byte[]> candidates = new ArrayList<>();
        candidates.add("exe".getBytes(StandardCharsets.UTF_8));
        openFiles
                .showing(folder, mapping, scratch)
                .forEach(number -> candidates.add(("fd/" + number).getBytes(StandardCharsets.UTF_8)));
        if (mapping.name() instanceof MappingName.FilePath(ByteText path)) {
            for (String name : names(path.latin1())) {
                candidates.add(new ByteText("root" + name).bytes());
                candidates.add(
                        new ByteText(name).bytes()); // Of a process in a chroot, `maps` tells the path from our root.
            }
        }
        return candidates;
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

    private Optional<FileView> tryCandidate(int folder, Mapping mapping, String path, Scratch scratch) {
        return tryCandidate(folder, mapping, path.getBytes(StandardCharsets.UTF_8), scratch);
    }

    /// What the candidate at `path` is, if it is the file of `mapping`.
    private Optional<FileView> tryCandidate(int folder, Mapping mapping, byte[] path, Scratch scratch) {
        int link = LongPath.open(folder, path);
        if (link < 0) {
            return Optional.empty();
        }
        try {
            Optional<FileStat> stat = FileStat.identity(link, scratch);
            return stat.flatMap(seen -> judge(folder, mapping, link, seen, scratch));
        } finally {
            LibC.closeDescriptor(link);
        }
    }

    private Optional<FileView> judge(int folder, Mapping mapping, int link, FileStat seen, Scratch scratch) {
        boolean same = seen.inode() == mapping.inode() && seen.device().equals(mapping.device());
        if (same && LibC.fileSystemType(link, scratch.stat.segment()) == SYSFS) {
            return Optional.of(new FileView.Device());
        }
        if (!seen.regular()) {
            return same
                    ? Optional.of(seen.zeroDevice() ? new FileView.ZeroDevice() : new FileView.Device())
                    : Optional.empty();
        }
        int file = openForReading(link);
        if (file < 0) {
            return Optional.empty();
        }
        Optional<FileStat> opened = FileStat.of(file, scratch).filter(stat -> stat.regular() && stat.sameFile(seen));
        if (opened.isEmpty() || !(same || showsAsInMaps(file, mapping))) {
            LibC.closeDescriptor(file);
            return Optional.empty();
        }
        long fileSystem = LibC.fileSystemType(file, scratch.stat.segment());
        boolean trusted = fileSystem != BackingFile.OVERLAYFS
                || unchangedSinceStart(opened.get())
                || SamePage.isShared(folder, mapping, file);
        return Optional.of(new FileView.Regular(
                new BackingFile(file, fileSystem, opened.get(), trusted),
                opened.get().size()));
    }

    /// On an overlay a file that was opened for writing is copied, and a mapping made before keeps the old bytes while every way to the
    /// file leads to the new ones. One that has not changed since before the process started cannot be such a copy.
    private boolean unchangedSinceStart(FileStat stat) {
        return stat.changed().plus(CLOCK_SLACK).isBefore(processStart);
    }

    private static int openForReading(int link) {
        String path = SELF_DESCRIPTOR + link;
        int file = LibC.openat(LibC.AT_FDCWD, path, LibC.O_RDONLY | LibC.O_NONBLOCK | LibC.O_NOATIME);
        return file == -Errno.EPERM
                ? LibC.openat(LibC.AT_FDCWD, path, LibC.O_RDONLY | LibC.O_NONBLOCK) // Another user's file.
                : file;
    }

    /// Some file systems (btrfs, overlayfs) show another device in `maps` than stat(2) does. A mapping of our own of the candidate, never
    /// touched, shows what they would write there.
    private boolean showsAsInMaps(int file, Mapping mapping) {
        long page = PageSizes.system().bytes();
        long address = LibC.map(file, 0, page, LibC.PROT_NONE);
        if (address < 0) {
            return false;
        }
        try {
            return OwnMaps.read(root)
                    .at(address)
                    .map(own -> own.inode() == mapping.inode() && own.device().equals(mapping.device()))
                    .orElse(false);
        } finally {
            LibC.unmap(address, page);
        }
    }
}
