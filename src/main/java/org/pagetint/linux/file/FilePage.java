package org.pagetint.linux.file;

/// Where a page is of a file that lives in memory (tmpfs(5): a memfd, System V and shared anonymous memory,
/// `/dev/shm`).
public enum FilePage {
    /// Nowhere: nothing was ever written there, and it reads as zeros.
    HOLE,
    /// In RAM: reading it through the file brings nothing in.
    CACHED,
    /// In swap: reading it, through the file as well, brings it in.
    SWAPPED,
    /// In RAM or in swap: the kernel does not tell this user.
    UNTOLD
}
