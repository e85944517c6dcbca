package org.pagetint.linux.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pagetint.linux.proc.DescriptorInfo;
import org.pagetint.linux.proc.ProcFiles;

/// The files that a process holds open, by inode: a mapping's file is often among them (a memfd, a deleted file). Read
/// at most once a second, since each look goes through all descriptors. No file is touched, and no file system is
/// asked.
final class OpenFiles {
    private static final long FRESH_NANOS = 1_000_000_000;

    private record Open(String number, DescriptorInfo info) {}

    private final Mounts mounts;

    /// By inode; under −1 those of which it is not known.
    private Map<Long, List<Open>> byInode = Map.of();

    private long readAt = System.nanoTime() - FRESH_NANOS;

    OpenFiles(Mounts mounts) {
        this.mounts = mounts;
    }

    /// The numbers of the descriptors that may show a file with this inode, on file systems that may be asked. Any
    /// thread may call.
    ///
    /// @param folder descriptor of `/proc/PID`, or of the folder of a thread
    synchronized List<String> showing(int folder, long inode) {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            byInode = read(folder);
            readAt = System.nanoTime();
        }
        List<Open> found = new ArrayList<>(byInode.getOrDefault(inode, List.of()));
        found.addAll(byInode.getOrDefault(-1L, List.of()));
        return found.stream()
                .filter(open -> mounts.isPrompt(folder, open.info()))
                .map(Open::number)
                .toList();
    }

    private static Map<Long, List<Open>> read(int folder) {
        Map<Long, List<Open>> found = new HashMap<>();
        try (DirectoryStream<Path> numbers = Files.newDirectoryStream(Path.of("/proc/self/fd/" + folder + "/fdinfo"))) {
            for (Path entry : numbers) {
                String number = entry.getFileName().toString();
                ProcFiles.readIn(folder, "fdinfo/" + number)
                        .map(DescriptorInfo::parse)
                        .ifPresent(info -> found.computeIfAbsent(info.inode().orElse(-1), _ -> new ArrayList<>())
                                .add(new Open(number, info)));
            }
        } catch (IOException _) {
            return Map.of(); // Not ours to see: the other ways remain.
        }
        return found;
    }
}
