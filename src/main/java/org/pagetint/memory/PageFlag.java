package org.pagetint.memory;

/// One fact of the pagemap about a page (Linux: `Documentation/admin-guide/mm/pagemap.rst`).
public enum PageFlag {
    /// In RAM and in the page table: bit 63.
    PRESENT,
    /// In swap, or marked in the way the kernel marks swapped pages: bit 62.
    SWAPPED,
    /// Of a file or of shared memory: bit 61.
    FILE_OR_SHARED,
    /// A guard page: bit 58.
    GUARD,
    /// Write-protected for a userfault handler: bit 57.
    USERFAULT_WRITE_PROTECTED,
    /// Mapped by this process alone: bit 56.
    EXCLUSIVE,
    /// Written since soft-dirty was last cleared: bit 55.
    SOFT_DIRTY,
    /// The kernel's page of zeros: scan category PFNZERO.
    ZERO_PAGE,
    /// Part of a huge page: scan category HUGE.
    HUGE
}
