package org.pagetint.process;

import java.util.Optional;

/// How looking at a memory can fail. A closed set, so that every place that shows a failure has words for each.
public sealed interface ProcessFailure {
    /// Whether the memory that was looked at is no more, though it was there.
    default boolean isMemoryGone() {
        return switch (this) {
            case Exited _, Replaced _ -> true;
            case NoSuchProcess _, NotListed _, PermissionDenied _, NotAnswering _, Io _ -> false;
        };
    }

    /// There is no process of this number (ENOENT on `/proc/PID`), or it belongs to another one by now.
    record NoSuchProcess(int pid) implements ProcessFailure {}

    /// The list of processes cannot be read. `operation` is what was tried, `message` what the system answered.
    record NotListed(String operation, String message) implements ProcessFailure {}

    /// The kernel refused. `path` is what could not be opened.
    record PermissionDenied(MemoryId id, String path, Denial denial) implements ProcessFailure {}

    /// The process was there and has exited since.
    record Exited(MemoryId id) implements ProcessFailure {}

    /// The process runs another program since it was opened (execve(2)), or one after another too fast to look at any:
    /// the memory that was asked for is gone.
    record Replaced(MemoryId id) implements ProcessFailure {}

    /// A read has been stuck in the kernel for two seconds: a stuck FUSE server or a userfault handler. It goes on in a
    /// thread of its own; everything else stays usable.
    record NotAnswering(MemoryId id) implements ProcessFailure {}

    /// Any other failure of the system. `operation` is what was tried (`open /proc/1/maps`); `errno` the kernel's
    /// number, if it gave one.
    record Io(MemoryId id, String operation, Optional<Integer> errno, String message) implements ProcessFailure {}
}
