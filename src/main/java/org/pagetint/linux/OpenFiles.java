package org.pagetint.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;

/// The files that a process holds open, by device and inode: a mapping's file is often among them (a memfd, a deleted file). Read at most once
/// a second, since each look goes through all descriptors.
final class OpenFiles {
    private static final long FRESH_NANOS = 1_000_000_000;

    private record FileId(Device device, long inode) {}

    private Map<FileId, List<String>> byFile = Map.of();
    private long readAt = System.nanoTime() - FRESH_NANOS;

    /// The numbers of the descriptors that show the file of `mapping`. Any thread may call.
    ///
    /// @param folder descriptor of `/proc/PID`, or of the folder of a thread
    synchronized List<String> showing(int folder, Mapping mapping, Scratch scratch) {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            byFile = read(folder, scratch);
            readAt = System.nanoTime();
        }
        return byFile.getOrDefault(new FileId(mapping.device(), mapping.inode()), List.of());
    }

    private Map<FileId, List<String>> read(int folder, Scratch scratch) {
        Map<FileId, List<String>> found = new HashMap<>();
        try (DirectoryStream<Path> numbers = Files.newDirectoryStream(Path.of("/proc/self/fd/" + folder + "/fd"))) {
            for (Path entry : numbers) {
                String number = entry.getFileName().toString();
                int link = LibC.openat(folder, ("fd/" + number).getBytes(StandardCharsets.UTF_8), LibC.O_PATH);
                if (link >= 0) {
                    FileStat.identity(link, scratch)
                            .ifPresent(stat -> found.computeIfAbsent(
                                            new FileId(stat.device(), stat.inode()), _ -> new ArrayList<>())
                                    .add(number));
                    LibC.closeDescriptor(link);
                }
            }
        } catch (IOException _) {
            return Map.of(); // Not ours to see: the other ways remain.
        }
        return found;
    }
}
