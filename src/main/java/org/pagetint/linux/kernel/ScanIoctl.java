package org.pagetint.linux.kernel;

/// The ioctl PAGEMAP_SCAN of a pagemap (Linux 6.7, `Documentation/admin-guide/mm/pagemap.rst`, `struct pm_scan_arg`):
/// names the pages of a range that exist, at a cost that follows them and not the range.
public final class ScanIoctl {
    public static final long REQUEST = 0xC060_6610L;
    public static final int ARGUMENT_BYTES = 96;
    public static final int REGION_BYTES = 24;

    public static final long IS_FILE = 4;
    public static final long IS_PRESENT = 8;
    public static final long IS_SWAPPED = 0x10;
    public static final long IS_PFNZERO = 0x20;
    public static final long IS_HUGE = 0x40;
    static final long IS_SOFT_DIRTY = 0x80;

    /// Linux 6.16.
    public static final long IS_GUARD = 0x100;

    private static final int START = 16;
    private static final int END = 24;
    private static final int WALK_END = 32;
    private static final int VECTOR = 40;
    private static final int VECTOR_LENGTH = 48;
    private static final int MAX_PAGES = 56;
    private static final int ANY_OF = 80;
    private static final int RETURN = 88;

    private ScanIoctl() {}

    /// Looks at pages from `start` on, until `end`, or until it has found as many as the scratch holds.
    ///
    /// @param wanted the categories to be told of; pages that have none of present, swapped and guard are not listed
    /// @return how many regions were found, or the negative error; [#walkEnd] says how far it came
    public static int scan(int pagemap, long start, long end, long wanted, Scratch scratch) {
        Struct argument = scratch.scanArgument;
        argument.clear();
        argument.putLong(0, ARGUMENT_BYTES);
        argument.putLong(START, start);
        argument.putLong(END, end);
        argument.putLong(VECTOR, scratch.scanResult.address());
        argument.putLong(VECTOR_LENGTH, Scratch.MAX_PAGES);
        argument.putLong(MAX_PAGES, Scratch.MAX_PAGES);
        argument.putLong(ANY_OF, wanted & (IS_PRESENT | IS_SWAPPED | IS_GUARD));
        argument.putLong(RETURN, wanted);
        return LibC.ioctl(pagemap, REQUEST, argument.segment());
    }

    /// Where the last scan stopped, unsigned.
    public static long walkEnd(Scratch scratch) {
        return scratch.scanArgument.getLong(WALK_END);
    }

    /// Where a region that was found starts.
    public static long regionStart(Scratch scratch, int index) {
        return scratch.scanResult.getLong(index * REGION_BYTES);
    }

    /// Where it ends, exclusive.
    public static long regionEnd(Scratch scratch, int index) {
        return scratch.scanResult.getLong(index * REGION_BYTES + 8);
    }

    /// Which of the categories asked for its pages have.
    public static long regionCategories(Scratch scratch, int index) {
        return scratch.scanResult.getLong(index * REGION_BYTES + 16);
    }
}
