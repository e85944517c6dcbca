package org.pagetint.export;

/// Whether a process is stopped while a core of it is written. It is not unless somebody has agreed to that.
public enum StopChoice {
    /// It goes on all the time. Registers are known of threads that wait in the kernel alone, and not all of them.
    NEVER,
    /// It stands still while the registers of its threads are read.
    REGISTERS,
    /// It stands still while its memory is copied, too: registers and memory are of one moment.
    COPY
}
