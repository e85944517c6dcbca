package org.pagetint.linux.kernel;

import java.util.EnumSet;
import java.util.Set;
import org.pagetint.memory.PageFlag;

/// What is known of a page from the pagemap, as a set of bits: the same whether it came from the raw entry or from
/// PAGEMAP_SCAN. 0 for a page that is neither in RAM nor in swap.
public final class PageBits {
    public static final int PRESENT = 1;
    public static final int SWAPPED = 1 << 1;
    public static final int FILE = 1 << 2;
    public static final int GUARD = 1 << 3;
    public static final int ZERO_PAGE = 1 << 4;
    static final int HUGE = 1 << 5;
    public static final int WRITE_PROTECTED = 1 << 6;
    static final int EXCLUSIVE = 1 << 7;
    public static final int SOFT_DIRTY = 1 << 8;

    /// The kernel did not tell: nothing is known of the page, not even that it does not exist.
    public static final int UNSEEN = 1 << 9;

    /// Those that decide what a page is; the others are told on its card only.
    public static final int DECIDING = PRESENT | SWAPPED | FILE | GUARD | ZERO_PAGE | WRITE_PROTECTED | UNSEEN;

    private PageBits() {}

    /// Of a raw pagemap entry (Linux: `Documentation/admin-guide/mm/pagemap.rst`).
    public static int ofEntry(long entry) {
        return bit(entry, 63, PRESENT)
                | bit(entry, 62, SWAPPED)
                | bit(entry, 61, FILE)
                | bit(entry, 58, GUARD)
                | bit(entry, 57, WRITE_PROTECTED)
                | bit(entry, 56, EXCLUSIVE)
                | bit(entry, 55, SOFT_DIRTY);
    }

    /// Of the categories that PAGEMAP_SCAN returns.
    public static int ofCategories(long categories) {
        return has(categories, ScanIoctl.IS_PRESENT, PRESENT)
                | has(categories, ScanIoctl.IS_SWAPPED, SWAPPED)
                | has(categories, ScanIoctl.IS_FILE, FILE)
                | has(categories, ScanIoctl.IS_GUARD, GUARD)
                | has(categories, ScanIoctl.IS_PFNZERO, ZERO_PAGE)
                | has(categories, ScanIoctl.IS_HUGE, HUGE)
                | has(categories, ScanIoctl.IS_SOFT_DIRTY, SOFT_DIRTY);
    }

    /// The same for people.
    public static Set<PageFlag> flags(int facts) {
        EnumSet<PageFlag> flags = EnumSet.noneOf(PageFlag.class);
        for (PageFlag flag : PageFlag.values()) {
            if ((facts & of(flag)) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private static int of(PageFlag flag) {
        return switch (flag) {
            case PRESENT -> PRESENT;
            case SWAPPED -> SWAPPED;
            case FILE_OR_SHARED -> FILE;
            case GUARD -> GUARD;
            case USERFAULT_WRITE_PROTECTED -> WRITE_PROTECTED;
            case EXCLUSIVE -> EXCLUSIVE;
            case SOFT_DIRTY -> SOFT_DIRTY;
            case ZERO_PAGE -> ZERO_PAGE;
            case HUGE -> HUGE;
        };
    }

    private static int bit(long entry, int number, int fact) {
        return (entry >>> number & 1) != 0 ? fact : 0;
    }

    private static int has(long categories, long category, int fact) {
        return (categories & category) != 0 ? fact : 0;
    }
}
