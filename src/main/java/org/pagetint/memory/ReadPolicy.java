package org.pagetint.memory;

/// What a read may do to the process.
public enum ReadPolicy {
    /// Nothing: no page is brought in, no page table grows. What cannot be read so is unknown, with its reason. The default
    /// everywhere.
    QUIET,
    /// The person has agreed that this read may bring pages in: what `QUIET` leaves out is read through the process.
    ALLOW_FAULTS
}
