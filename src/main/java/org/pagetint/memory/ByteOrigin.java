package org.pagetint.memory;

/// Where the bytes shown for a page come from.
public enum ByteOrigin {
    /// Copied from the process itself.
    PROCESS_MEMORY,
    /// Read from the file that is mapped there.
    BACKING_FILE,
    /// Zero because the page does not exist yet: the process would read zeros.
    ZERO_FILL,
    /// Nowhere: the bytes are unknown, and an [UnknownReason] says why.
    NONE
}
