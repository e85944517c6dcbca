package org.pagetint.memory;

/// What the pagemap says of a page (Linux: `Documentation/admin-guide/mm/pagemap.rst`).
public enum PageState {
    /// In RAM, a page of the mapped file.
    FILE,
    /// In RAM, a page of shmem: memfd, System V, shared anonymous memory.
    SHARED_MEMORY,
    /// In RAM, private to the process: anonymous, or copied on write from its file.
    DIRTY_MEMORY,
    /// In swap.
    SWAPPED,
    /// In RAM, the kernel's page of zeros: read, never written.
    ZERO_PAGE,
    /// Neither in RAM nor in swap.
    NEVER_TOUCHED,
    /// Cannot be read: guard page, device memory, past the end of the file, no mapping, no right.
    UNREADABLE
}
