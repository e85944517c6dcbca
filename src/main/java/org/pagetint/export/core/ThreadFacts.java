package org.pagetint.export.core;

import java.util.Optional;

/// One thread, as its `stat` and `status` tell, proc(5).
///
/// @param id the thread's number; that of the first thread is the process's
/// @param parent the pid of the process's parent
/// @param group the process group
/// @param session the session
/// @param pendingSignals one bit for each, signal 1 the lowest
/// @param blockedSignals likewise
/// @param times spent in clock ticks: user, system, and both for the children
/// @param blocked its registers, if it waits inside the kernel; those of a running thread are not known without stopping it
public record ThreadFacts(
        int id,
        int parent,
        int group,
        int session,
        long pendingSignals,
        long blockedSignals,
        Times times,
        Optional<BlockedThread> blocked) {
    /// Processor time in clock ticks.
    public record Times(long user, long system, long childrenUser, long childrenSystem) {}
}
