package org.pagetint.process;

/// What a process is doing: the letter in `/proc/PID/stat`, proc(5).
public enum RunState {
    /// R
    RUNNING,
    /// S, and the kernel's idle threads (I)
    SLEEPING,
    /// D: waits inside the kernel and cannot be interrupted
    WAITING_FOR_DISK,
    /// T, t: stopped by a signal or by a debugger
    STOPPED,
    /// Z, X: exited
    ZOMBIE,
    /// Any other letter
    OTHER;

    /// The state for the kernel's `letter`.
    public static RunState of(char letter) {
        return switch (letter) {
            case 'R' -> RUNNING;
            case 'S', 'I' -> SLEEPING;
            case 'D' -> WAITING_FOR_DISK;
            case 'T', 't' -> STOPPED;
            case 'Z', 'X', 'x' -> ZOMBIE;
            default -> OTHER;
        };
    }
}
