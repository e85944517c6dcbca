package org.pagetint.memory;

import java.util.Arrays;

/// How many bytes of pages are in each state. Immutable.
public final class PageCounts {
    /// No page at all.
    public static final PageCounts NONE = new Sum().toCounts();

    private final long[] bytes;

    /// @param bytes in the order of [PageState#IN_BARS]; kept
    PageCounts(long[] bytes) {
        this.bytes = bytes;
    }

    /// Bytes in this state.
    public long bytes(PageState state) {
        return bytes[PageState.IN_BARS.indexOf(state)];
    }

    /// Bytes in RAM: of files, shared, and of the process alone. The kernel's zero page is not counted, as in `VmRSS`.
    public long residentBytes() {
        return bytes(PageState.FILE) + bytes(PageState.SHARED_MEMORY) + bytes(PageState.DIRTY_MEMORY);
    }

    /// All bytes.
    public long totalBytes() {
        long total = 0;
        for (long some : bytes) {
            total += some;
        }
        return total;
    }

    /// Whether all pages are in the same state.
    public boolean isOfOneState() {
        int states = 0;
        for (long some : bytes) {
            states += some == 0 ? 0 : 1;
        }
        return states <= 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PageCounts counts && Arrays.equals(bytes, counts.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (PageState state : PageState.IN_BARS) {
            text.append(bytes(state) == 0 ? "" : state + " " + bytes(state) + "; ");
        }
        return text.toString();
    }

    /// Sums up as pages come. Used by one thread.
    public static final class Sum {
        private final long[] bytes = new long[PageState.IN_BARS.size()];

        /// Adds bytes of pages in this state.
        public void add(PageState state, long more) {
            bytes[PageState.IN_BARS.indexOf(state)] += more;
        }

        /// Adds all that is counted in `more`.
        public void add(PageCounts more) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] += more.bytes[i];
            }
        }

        /// What was added so far.
        public PageCounts toCounts() {
            return new PageCounts(bytes.clone());
        }
    }
}
