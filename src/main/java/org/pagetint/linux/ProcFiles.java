package org.pagetint.linux;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Reads whole files under `/proc` and turns what goes wrong into failures.
final class ProcFiles {
    private ProcFiles() {}

    /// The bytes of `path`, which belongs to process `pid`.
    static byte[] read(int pid, Path path) throws ProcessFailedException {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new ProcessFailedException(failure(pid, path, e));
        }
    }

    /// The bytes of `path`, or nothing if it cannot be read, whatever the reason: for what is good to have and can be
    /// done without.
    static Optional<byte[]> readIfPossible(Path path) {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static ProcessFailure failure(int pid, Path path, IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> new ProcessFailure.NoSuchProcess(pid);
            case AccessDeniedException _ -> new ProcessFailure.PermissionDenied(pid, path.toString(), Denial.OTHER);
            default ->
                isNoSuchProcess(e)
                        ? new ProcessFailure.Exited(pid)
                        : new ProcessFailure.Io(pid, "read " + path, Optional.empty(), String.valueOf(e.getMessage()));
        };
    }

    /// ESRCH, which Java has no class for: the process exited between the opening and the reading.
    private static boolean isNoSuchProcess(IOException e) {
        return String.valueOf(e.getMessage()).contains("No such process");
    }
}
