package org.pagetint.process;

import java.util.Optional;

/// How looking at a process can fail. A closed set, so that every place that shows a failure has words for each.
public sealed interface ProcessFailure {
    /// The process it is about.
    int pid();

    /// Whether the memory that was looked at is no more, though it was there.
    default boolean isMemoryGone() {
        return switch (this) {
            case Exited _, Replaced _ -> true;
            case NoSuchProcess _, PermissionDenied _, NotAnswering _, Io _ -> false;
        };
    }

    /// There is no such process (ENOENT on `/proc/PID`), or the pid now belongs to another one.
    record NoSuchProcess(int pid) implements ProcessFailure {}

    /// The kernel refused. `path` is what could not be opened.
    record PermissionDenied(int pid, String path, Denial denial) implements ProcessFailure {}

    /// The process was there and has exited since.
    record Exited(int pid) implements ProcessFailure {}

    /// The process runs another program since it was opened (execve(2)), or one after another too fast to look at any:
    /// the memory that was asked for is gone.
    record Replaced(int pid) implements ProcessFailure {}

    /// A read has been stuck in the kernel for two seconds: a stuck FUSE server or a userfault handler. It goes on in a
    /// thread of its own; everything else stays usable.
    record NotAnswering(int pid) implements ProcessFailure {}

    /// Any other failure of the system. `operation` is what was tried (`open /proc/1/maps`); `errno` the kernel's
    /// number, if it gave one.
    record Io(int pid, String operation, Optional<Integer> errno, String message) implements ProcessFailure {}
}
