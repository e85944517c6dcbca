package org.pagetint.memory;

/// What a mapping is for, as the region table groups it.
public enum MappingKind {
    /// Mapped from a file.
    FILE,
    /// Private memory without a file.
    ANONYMOUS,
    /// `[heap]`
    HEAP,
    /// `[stack]`
    STACK,
    /// shmem: a memfd, System V, `/dev/shm`, or shared anonymous memory.
    SHARED_MEMORY,
    /// Lent by the kernel or a device: `[vdso]`, `[vvar]`, `anon_inode:…`
    SPECIAL
}
