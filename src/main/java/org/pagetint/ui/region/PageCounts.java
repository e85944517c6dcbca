package org.pagetint.ui.region;

import org.pagetint.memory.PageState;

/// How many bytes of pages are in each state.
public record PageCounts(
        long file,
        long sharedMemory,
        long dirtyMemory,
        long swapped,
        long zeroPage,
        long neverTouched,
        long notResident,
        long unreadable) {
    /// No page at all.
    public static final PageCounts NONE = new PageCounts(0, 0, 0, 0, 0, 0, 0, 0);

    /// Bytes in this state.
    public long bytes(PageState state) {
        return switch (state) {
            case FILE -> file;
            case SHARED_MEMORY -> sharedMemory;
            case DIRTY_MEMORY -> dirtyMemory;
            case SWAPPED -> swapped;
            case ZERO_PAGE -> zeroPage;
            case NEVER_TOUCHED -> neverTouched;
            case NOT_RESIDENT -> notResident;
            case UNREADABLE -> unreadable;
        };
    }

    /// Bytes in RAM: of files, shared, and of the process alone. The kernel's zero page is not counted, as in `VmRSS`.
    public long residentBytes() {
        return file + sharedMemory + dirtyMemory;
    }

    /// All bytes.
    public long totalBytes() {
        return residentBytes() + swapped + zeroPage + neverTouched + notResident + unreadable;
    }

    /// Whether all pages are in the same state.
    boolean isOfOneState() {
        long most = Math.max(
                Math.max(Math.max(file, sharedMemory), Math.max(dirtyMemory, swapped)),
                Math.max(Math.max(zeroPage, neverTouched), Math.max(notResident, unreadable)));
        return most == totalBytes();
    }

    /// Sums up as pages come. Used by one thread.
    static final class Sum {
        private long file;
        private long sharedMemory;
        private long dirtyMemory;
        private long swapped;
        private long zeroPage;
        private long neverTouched;
        private long notResident;
        private long unreadable;

        void add(PageState state, long bytes) {
            switch (state) {
                case FILE -> file += bytes;
                case SHARED_MEMORY -> sharedMemory += bytes;
                case DIRTY_MEMORY -> dirtyMemory += bytes;
                case SWAPPED -> swapped += bytes;
                case ZERO_PAGE -> zeroPage += bytes;
                case NEVER_TOUCHED -> neverTouched += bytes;
                case NOT_RESIDENT -> notResident += bytes;
                case UNREADABLE -> unreadable += bytes;
            }
        }

        void add(PageCounts more) {
            file += more.file;
            sharedMemory += more.sharedMemory;
            dirtyMemory += more.dirtyMemory;
            swapped += more.swapped;
            zeroPage += more.zeroPage;
            neverTouched += more.neverTouched;
            notResident += more.notResident;
            unreadable += more.unreadable;
        }

        PageCounts toCounts() {
            return new PageCounts(
                    file, sharedMemory, dirtyMemory, swapped, zeroPage, neverTouched, notResident, unreadable);
        }
    }
}
