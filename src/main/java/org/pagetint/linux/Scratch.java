package org.pagetint.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The native memory that one call into a live process needs for the kernel's structures: taken from a pool, so that it is
/// allocated once for each thread that reads at the same time. Used by one thread at a time.
final class Scratch {
    /// How many pieces one `process_vm_readv` takes: `IOV_MAX`.
    static final int MAX_PIECES = 1024;

    /// How many pages one look at the pagemap covers at most: the kernel keeps the process from mapping and unmapping
    /// meanwhile, and this many take it well under a millisecond.
    static final int MAX_PAGES = 2048;

    /// `struct pm_scan_arg`.
    final MemorySegment scanArgument;

    /// `struct page_region[]`.
    final MemorySegment scanResult;

    /// Raw pagemap entries.
    final MemorySegment entries;

    /// `struct iovec[]` of our side and of the process's side.
    final MemorySegment local;

    final MemorySegment remote;

    /// `struct procmap_query`.
    final MemorySegment query;

    /// Room for the name that goes with it.
    final MemorySegment name;

    /// `struct statx`, `struct statfs`.
    final MemorySegment stat;

    Scratch() {
        // Freed with the object: a read stuck in the kernel may hold it longer than anyone else.
        Arena arena = Arena.ofAuto();
        scanArgument = arena.allocate(ScanIoctl.ARGUMENT_BYTES, 8);
        scanResult = arena.allocate((long) ScanIoctl.REGION_BYTES * MAX_PAGES, 8);
        entries = arena.allocate(8L * MAX_PAGES, 8);
        local = arena.allocate(16L * MAX_PIECES, 8);
        remote = arena.allocate(16L * MAX_PIECES, 8);
        query = arena.allocate(QueryIoctl.ARGUMENT_BYTES, 8);
        name = arena.allocate(QueryIoctl.NAME_BYTES, 8);
        stat = arena.allocate(256, 8);
    }
}
