package org.pagetint.process;

/// Why the kernel refuses to show all of a process (ptrace(2), *Ptrace access mode checking*). The interface has a
/// sentence and a remedy for each.
public enum Denial {
    /// The process runs as another user.
    OTHER_USER,
    /// It runs as this user but is marked not dumpable: it changed its identity, or protects its secrets
    /// (`PR_SET_DUMPABLE`, prctl(2)).
    NOT_DUMPABLE,
    /// Yama scope 1: only a parent may look into its children (`/proc/sys/kernel/yama/ptrace_scope`).
    YAMA_RESTRICTED,
    /// Yama scope 2: only a process with CAP_SYS_PTRACE may look.
    YAMA_ADMIN_ONLY,
    /// Yama scope 3: nobody may look until the next boot.
    YAMA_DISABLED,
    /// Some, but not all, of the capabilities needed are there: `mem` and `pagemap` want CAP_SYS_PTRACE and
    /// CAP_DAC_READ_SEARCH.
    MISSING_CAPABILITY,
    /// A kernel thread: it has no memory of its own.
    KERNEL_THREAD,
    /// The process has exited, noticed by its parent or not.
    EXITED,
    /// The kernel does not say whether it may be seen: something holds the process up.
    NOT_ANSWERING,
    /// Refused, and none of the causes above was found.
    OTHER
}
