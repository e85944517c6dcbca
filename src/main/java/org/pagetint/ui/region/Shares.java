package org.pagetint.ui.region;

import java.util.List;
import org.pagetint.memory.PageState;

/// Splits a length among the states of pages: each gets its share, in whole pixels, and one pixel at least if it is
/// there at all. Pure.
final class Shares {
    /// The states as they stand side by side: what the process changed first.
    static final List<PageState> ORDER = List.of(
            PageState.DIRTY_MEMORY,
            PageState.SWAPPED,
            PageState.SHARED_MEMORY,
            PageState.FILE,
            PageState.ZERO_PAGE,
            PageState.NOT_RESIDENT,
            PageState.NEVER_TOUCHED,
            PageState.UNREADABLE);

    private Shares() {}

    /// The lengths in the order of [#ORDER]; together `length`, unless `counts` is empty.
    ///
    /// @param length whole pixels
    static double[] of(PageCounts counts, double length) {
        double[] shares = new double[ORDER.size()];
        double total = counts.totalBytes();
        if (total <= 0) {
            return shares;
        }
        double left = length;
        int largest = 0;
        for (int i = 0; i < shares.length; i++) {
            double bytes = counts.bytes(ORDER.get(i));
            shares[i] = bytes == 0 ? 0 : Math.max(1, Math.floor(bytes / total * length));
            left -= shares[i];
            largest = shares[i] > shares[largest] ? i : largest;
        }
        shares[largest] = Math.max(0, shares[largest] + left);
        return shares;
    }
}
