package org.pagetint.linux.kernel;

import java.util.function.LongSupplier;

/// Waits until pages have arrived that the kernel is moving from one place in RAM to another (compaction, huge pages).
/// For that moment the pagemap says of such a page what it says of a page in swap: *not present, swapped*. Only the
/// kind of its swap entry tells them apart, and only to a reader who may see where pages lie (CAP_SYS_ADMIN); to others
/// both look alike.
public final class MovingPages {
    /// How often to look again: a page moves within microseconds, or longer where the mover has to wait for a
    /// processor.
    private static final int MOST_LOOKS = 100;

    private static final int ENTRY_BYTES = 8;
    private static final int SWAP_TYPE = 31;

    /// Kinds of swap entries from here on never are swap, however the kernel was built (Linux: `include/linux/swap.h`).
    private static final int FIRST_SPECIAL_TYPE = 23;

    /// The last kind marks pages that are not there: guards, userfault, poison.
    private static final int MARKER_TYPE = 31;

    private MovingPages() {}

    /// Whether a raw pagemap entry may be one of a page that is being moved.
    public static boolean isMoving(long entry) {
        int facts = PageBits.ofEntry(entry);
        long type = entry & SWAP_TYPE;
        return (facts & (PageBits.PRESENT | PageBits.SWAPPED)) == PageBits.SWAPPED
                && type >= FIRST_SPECIAL_TYPE
                && type != MARKER_TYPE;
    }

    /// Reads entries, and reads them again as long as one of them is being moved, but not for ever: pages of a graphics
    /// processor and broken ones look the same and stay so.
    ///
    /// @param read reads into `entries` from its beginning
    /// @param pause waits a little before the next look
    /// @return what the last `read` returned: how many bytes, or an error
    public static long readSettled(LongSupplier read, Struct entries, Runnable pause) {
        long bytes = read.getAsLong();
        for (int look = 1; look < MOST_LOOKS && anyMoving(entries, bytes); look++) {
            pause.run();
            bytes = read.getAsLong();
        }
        return bytes;
    }

    private static boolean anyMoving(Struct entries, long bytes) {
        for (int at = 0; at + ENTRY_BYTES <= bytes; at += ENTRY_BYTES) {
            if (isMoving(entries.getLong(at))) {
                return true;
            }
        }
        return false;
    }
}
