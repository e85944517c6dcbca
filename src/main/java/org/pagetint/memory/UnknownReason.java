package org.pagetint.memory;

/// Why the bytes of a page are unknown.
public enum UnknownReason {
    /// In swap: reading would bring it in.
    IN_SWAP,
    /// Shared memory that is in RAM or in swap: the kernel does not tell this user which, and reading could bring it
    /// in.
    MAY_BE_IN_SWAP,
    /// Missing pages are served by a userfault handler: reading would wake it, fail, or never end.
    USERFAULT,
    /// Missing pages may be served by a userfault handler, and finding out would hold up the process.
    MAY_BE_USERFAULT,
    /// A guard page: the process itself would be killed for touching it.
    GUARD_PAGE,
    /// Memory of a device, or one lent by the kernel that cannot be copied.
    DEVICE_MEMORY,
    /// Secret memory, memfd_secret(2): nobody but the process can read it.
    SECRET_MEMORY,
    /// Past the end of the mapped file: the process would get SIGBUS.
    PAST_END_OF_FILE,
    /// The page is not in RAM, and the file it would come from cannot be opened, or is not the one mapped.
    FILE_UNAVAILABLE,
    /// The page is not in RAM, and its file lies on an overlay that may show other bytes than the process has.
    FILE_MAY_DIFFER,
    /// The page is not in RAM, and a process holds a lease on its file: opening the file would send that process a
    /// signal.
    LEASED,
    /// The page is not in RAM, and its file lies on a file system that a server answers for: reading may never end.
    MAY_HANG,
    /// Shared memory that is not in RAM: another process may have written it.
    NOT_RESIDENT,
    /// The mapping changed again and again while it was read.
    CHANGING,
    /// The process has no right to read there, and no page is there: it would get SIGSEGV.
    PROTECTED,
    /// This user may not read it.
    PERMISSION_DENIED,
    /// The kernel failed to read it (EIO, EFAULT): hardware poison, or a page that vanished just then.
    READ_FAILED,
    /// The kernel did not come back from a call about it.
    NOT_ANSWERING,
    /// No mapping is there.
    NOT_MAPPED,
    /// The core file or snapshot that is looked at leaves the page out.
    NOT_RECORDED
}
