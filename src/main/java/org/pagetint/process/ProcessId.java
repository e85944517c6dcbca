package org.pagetint.process;

/// One process, told apart from a later one that got the same number.
///
/// @param pid the process number, above 0
/// @param startTicks clock ticks between boot and the start of the process: field 22 of `/proc/PID/stat`, proc(5). An
///     `exec` keeps it, a reused pid changes it.
public record ProcessId(int pid, long startTicks) implements MemoryId {
    public ProcessId {
        if (pid <= 0) {
            throw new IllegalArgumentException("pid " + pid + " is not above 0");
        }
    }

    /// The pid in decimal, as people and `/proc` write it.
    @Override
    public String toString() {
        return Integer.toString(pid);
    }
}
