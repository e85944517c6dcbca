package org.pagetint.linux.proc;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pagetint.process.RunState;

/// The threads of a process, `/proc/PID/task`, proc(5).
public final class Threads {
    private Threads() {}

    /// The numbers of those that have not ended; none if that cannot be seen.
    ///
    /// @param folder descriptor of `/proc/PID`
    public static List<Integer> living(int folder) {
        return living(Path.of("/proc/self/fd/" + folder));
    }

    /// The same of the process with this folder.
    public static List<Integer> living(Path folder) {
        List<Integer> living = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"), "[1-9]*")) {
            for (Path thread : threads) {
                ProcFiles.readIfPossible(thread.resolve("stat"))
                        .flatMap(StatLine::parse)
                        .filter(stat -> stat.state() != RunState.ZOMBIE)
                        .ifPresent(stat -> living.add(stat.pid()));
            }
        } catch (IOException | DirectoryIteratorException _) {
            return List.of();
        }
        return living;
    }

    /// The folder that shows what belongs to a process as a whole: its own, or that of another thread when its first
    /// one has ended, since then its own shows a zombie without a command line and memory.
    public static Path folder(Path process) {
        boolean ended = ProcFiles.readIfPossible(process.resolve("stat"))
                .flatMap(StatLine::parse)
                .filter(stat -> stat.state() == RunState.ZOMBIE)
                .isPresent();
        return ended
                ? living(process).stream()
                        .findFirst()
                        .map(task -> process.resolve("task/" + task))
                        .orElse(process)
                : process;
    }
}
