package org.pagetint.process;

import java.time.Instant;

/// One process as the process list shows it. A value; the process itself may be gone by now.
///
/// @param id pid and start
/// @param parentPid pid of the parent, 0 for none
/// @param name the short name of `/proc/PID/comm`, made safe to show: control characters and bytes that are not UTF-8
///     are
///     written as `\xNN`
/// @param user who it runs as: its effective user, as ps(1) shows it
/// @param commandLine its arguments joined by spaces, made safe likewise; empty for a kernel thread or a zombie
/// @param state what it is doing
/// @param residentBytes RAM held now (`VmRSS`), in bytes
/// @param threads how many threads it has
/// @param started when it started, by the wall clock
/// @param kernelThread true for a thread of the kernel: nothing to inspect
public record ProcessInfo(
        ProcessId id,
        int parentPid,
        String name,
        User user,
        String commandLine,
        RunState state,
        long residentBytes,
        int threads,
        Instant started,
        boolean kernelThread) {

    /// The process number.
    public int pid() {
        return id.pid();
    }
}
