package org.pagetint.memory;

/// Why a process cannot be stopped.
public enum StopRefusal {
    /// Another program traces it already: a debugger, or strace.
    TRACED,
    /// This user may not: ptrace(2) needs more than looking does. Yama or a seccomp filter may forbid it.
    NOT_PERMITTED,
    /// The kernel does not answer: a thread is stuck while it executes another program.
    NOT_ANSWERING,
    /// Pagetint has started it itself, or is it.
    OWN
}
