package org.pagetint.memory;

/// What the kernel counts of a process's memory and what a careless reader would move: lines of `/proc/PID/status`,
/// proc(5), and one that is not there.
public enum Counter {
    VM_RSS("VmRSS"),
    RSS_ANON("RssAnon"),
    RSS_FILE("RssFile"),
    RSS_SHMEM("RssShmem"),
    VM_PTE("VmPTE"),
    VM_SWAP("VmSwap"),
    HUGETLB_PAGES("HugetlbPages"),
    /// Shared memory in swap, which the kernel counts nowhere for a process but in `smaps`; measured otherwise, so the
    /// name is ours.
    SHMEM_SWAP("ShmemSwap");

    private final String field;

    Counter(String field) {
        this.field = field;
    }

    /// Its name in `/proc/PID/status`, or one like those.
    public String field() {
        return field;
    }
}
