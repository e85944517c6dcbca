package org.pagetint.memory;

import java.util.List;

/// What the kernel tells of the registers of a thread that waits inside it: `/proc/PID/task/TID/syscall`, proc(5).
///
/// @param systemCall its number; −1 if the thread waits outside a system call
/// @param arguments of the call, in the order of the call's registers; six, or none outside a call
/// @param stackPointer unsigned
/// @param programCounter unsigned
public record BlockedThread(long systemCall, List<Long> arguments, long stackPointer, long programCounter) {
    public BlockedThread {
        arguments = List.copyOf(arguments);
    }
}
