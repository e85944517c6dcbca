package org.pagetint.linux.child.layout;

/// What a part of a layout can be.
enum Kind {
    ANONYMOUS,
    /// Many mappings of one page.
    STRIPED,
    /// Anonymous memory that the kernel may put together to pages of 2 MiB.
    HUGE,
    /// Private memory out of the pool of huge pages.
    HUGE_POOL,
    SHARED_ANONYMOUS,
    /// `/dev/zero`, privately.
    ZERO_DEVICE,
    DISK_PRIVATE,
    DISK_SHARED,
    TMPFS_PRIVATE,
    TMPFS_SHARED,
    MEMFD_PRIVATE,
    MEMFD_SHARED,
    HUGE_FILE,
    /// Several mappings of one file, in any order.
    SEVERAL_OF_ONE_FILE,
    /// Nothing may be done there, and nothing was.
    RESERVED,
    /// Gigabytes of which few pages were touched.
    SPARSE,
    /// Up to 100,000 runs.
    MANY_RUNS
}
