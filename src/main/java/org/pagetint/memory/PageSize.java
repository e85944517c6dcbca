package org.pagetint.memory;

/// How many bytes a page has: `sysconf(_SC_PAGESIZE)` on this machine.
///
/// @param bytes above 0; a power of two on every real machine, but nothing here depends on that
public record PageSize(long bytes) {
    /// What is assumed when the system does not say.
    public static final PageSize DEFAULT = new PageSize(4096);

    public PageSize {
        if (bytes <= 0) {
            throw new IllegalArgumentException("a page of " + bytes + " bytes");
        }
    }

    /// The page size that `sysconf` answered: [#DEFAULT] for 0 and for −1, its failure.
    public static PageSize ofSysconf(long answer) {
        return answer > 0 ? new PageSize(answer) : DEFAULT;
    }

    /// The start of the page that holds `address` (unsigned).
    public long floor(long address) {
        return address - Long.remainderUnsigned(address, bytes);
    }

    /// The start of the first page at or after `address` (unsigned), or the start of the last page of the address space
    /// when there is none.
    public long ceiling(long address) {
        long floor = floor(address);
        if (floor == address) {
            return address;
        }
        long next = floor + bytes;
        return next == 0 ? floor : next;
    }

    /// `size` (unsigned) rounded down to whole pages, but never to 0: one page at least.
    public long roundSize(long size) {
        return Long.compareUnsigned(size, bytes) <= 0 ? bytes : floor(size);
    }

    /// `range` widened to whole pages.
    public AddressRange widen(AddressRange range) {
        return new AddressRange(floor(range.start()), ceiling(range.end()));
    }

    /// How many pages `range` has; it starts and ends at page boundaries.
    public long pages(AddressRange range) {
        return Long.divideUnsigned(range.length(), bytes);
    }
}
