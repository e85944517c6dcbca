package org.pagetint.linux.kernel;

import java.lang.foreign.Arena;

/// The native memory that one call into a live process needs for the kernel's structures: taken from a pool, so that it
/// is allocated once for each thread that reads at the same time. Used by one thread at a time.
public final class Scratch {
    /// How many pieces one `process_vm_readv` takes: `IOV_MAX`.
    public static final int MAX_PIECES = 1024;

    /// How many pages one look at the pagemap covers at most: the kernel keeps the process from mapping and unmapping
    /// meanwhile, and this many take it well under a millisecond.
    public static final int MAX_PAGES = 2048;

    /// `struct pm_scan_arg`.
    final Struct scanArgument;

    /// `struct page_region[]`.
    final Struct scanResult;

    /// Raw pagemap entries.
    public final Struct entries;

    /// `struct iovec[]` of our side and of the process's side.
    public final Struct local;

    public final Struct remote;

    /// `struct procmap_query`.
    public final Struct query;

    /// Room for the name that goes with it.
    final Struct name;

    /// `struct cachestat_range`, and behind it `struct cachestat`.
    public final Struct cache;

    /// A byte for each page: mincore(2).
    public final Struct residence;

    /// `struct statx`, `struct statfs`, `struct sysinfo`.
    public final Struct stat;

    /// Allocates all of it.
    public Scratch() {
        // Freed with the object: a read stuck in the kernel may hold it longer than anyone else.
        Arena arena = Arena.ofAuto();
        scanArgument = new Struct(arena, ScanIoctl.ARGUMENT_BYTES);
        scanResult = new Struct(arena, ScanIoctl.REGION_BYTES * MAX_PAGES);
        entries = new Struct(arena, 8 * MAX_PAGES);
        local = new Struct(arena, 16 * MAX_PIECES);
        remote = new Struct(arena, 16 * MAX_PIECES);
        query = new Struct(arena, QueryIoctl.ARGUMENT_BYTES);
        name = new Struct(arena, QueryIoctl.NAME_BYTES);
        cache = new Struct(arena, LibC.CACHE_STAT_BYTES);
        residence = new Struct(arena, MAX_PAGES);
        stat = new Struct(arena, 256);
    }
}
