package org.pagetint.memory;

import java.util.Arrays;
import java.util.List;

/// What is known of a page: of a live process, what the pagemap says (Linux:
/// `Documentation/admin-guide/mm/pagemap.rst`).
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
    /// Private memory without a file, neither in RAM nor in swap: never touched, or given back since.
    NEVER_TOUCHED,
    /// A page of a file, of shared memory or lent by the kernel that this process does not have in its page tables now.
    /// It was never touched there, or the kernel has taken it away again: nothing tells which. Its bytes are those of
    /// the file.
    NOT_RESIDENT,
    /// Cannot be read: guard page, device memory, past the end of the file, no mapping, no right.
    UNREADABLE,
    /// Left out by the core file or snapshot that is looked at.
    NOT_RECORDED;

    /// As they stand side by side in bars, strips and totals: what the process changed first.
    public static final List<PageState> IN_BARS = List.of(
            DIRTY_MEMORY,
            SWAPPED,
            SHARED_MEMORY,
            FILE,
            ZERO_PAGE,
            NOT_RESIDENT,
            NEVER_TOUCHED,
            UNREADABLE,
            NOT_RECORDED);

    /// Those that pages of a live process can be in.
    public static final List<PageState> OF_LIVE =
            Arrays.stream(values()).filter(state -> state != NOT_RECORDED).toList();
}
