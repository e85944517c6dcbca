package org.pagetint.memory;

/// One thread, as its `stat` and `status` tell, proc(5).
///
/// @param id the thread's number; that of the first thread is the process's
/// @param pendingSignals one bit for each, signal 1 the lowest
/// @param blockedSignals likewise
/// @param times spent in clock ticks: user, system, and both for the children
/// @param registers as far as they are known
public record ThreadFacts(int id, long pendingSignals, long blockedSignals, Times times, ThreadRegisters registers) {
    /// Processor time in clock ticks.
    public record Times(long user, long system, long childrenUser, long childrenSystem) {
        /// None.
        public static final Times NONE = new Times(0, 0, 0, 0);
    }

    /// The same thread with these registers.
    public ThreadFacts with(ThreadRegisters other) {
        return new ThreadFacts(id, pendingSignals, blockedSignals, times, other);
    }
}
