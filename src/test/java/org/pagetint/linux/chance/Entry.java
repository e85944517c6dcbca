package org.pagetint.linux.chance;

/// What the bits of a pagemap entry mean (Linux: `Documentation/admin-guide/mm/pagemap.rst`).
final class Entry {
    /// Everything but the frame and the place in swap, which the kernel may exchange.
    static final long FLAGS = 0xff80_0000_0000_0000L;

    private static final long FRAME = (1L << 55) - 1;
    private static final int SWAP_TYPE = 31;

    /// Types of swap entries from here on are no swap: pages that are moving, and markers.
    private static final int FIRST_SPECIAL_TYPE = 23;

    private static final int MARKER_TYPE = 31;

    private Entry() {}

    static boolean present(long entry) {
        return entry < 0;
    }

    static boolean swapped(long entry) {
        return (entry >>> 62 & 1) != 0;
    }

    static boolean ofFile(long entry) {
        return (entry >>> 61 & 1) != 0;
    }

    static boolean guard(long entry) {
        return (entry >>> 58 & 1) != 0;
    }

    /// Where the page lies in RAM; 0 to a reader without rights.
    static long frame(long entry) {
        return entry & FRAME;
    }

    /// Whether the kernel is moving the page just now.
    static boolean moving(long entry) {
        long type = entry & SWAP_TYPE;
        return !present(entry) && swapped(entry) && type >= FIRST_SPECIAL_TYPE && type != MARKER_TYPE;
    }
}
