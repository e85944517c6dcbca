package org.pagetint.memory;

/// What the kernel counts of a process's memory and what a careless reader would move: lines of `/proc/PID/status`, proc(5).
public enum Counter {
    VM_RSS("VmRSS"),
    RSS_ANON("RssAnon"),
    RSS_FILE("RssFile"),
    RSS_SHMEM("RssShmem"),
    VM_PTE("VmPTE"),
    VM_SWAP("VmSwap"),
    HUGETLB_PAGES("HugetlbPages");

    private final String field;

    Counter(String field) {
        this.field = field;
    }

    /// Its name in `/proc/PID/status`.
    public String field() {
        return field;
    }
}
