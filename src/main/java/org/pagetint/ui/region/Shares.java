package org.pagetint.ui.region;

import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageState;

/// Splits a length among the states of pages: each gets its share, in whole pixels, and one pixel at least if it is
/// there at all. Pure.
final class Shares {
    private Shares() {}

    /// The lengths in the order of [PageState#IN_BARS]; together `length`, unless `counts` is empty.
    ///
    /// @param length whole pixels
    static double[] of(PageCounts counts, double length) {
        double[] shares = new double[PageState.IN_BARS.size()];
        double total = counts.totalBytes();
        if (total <= 0) {
            return shares;
        }
        double left = length;
        int largest = 0;
        for (int i = 0; i < shares.length; i++) {
            double bytes = counts.bytes(PageState.IN_BARS.get(i));
            shares[i] = bytes == 0 ? 0 : Math.max(1, Math.floor(bytes / total * length));
            left -= shares[i];
            largest = shares[i] > shares[largest] ? i : largest;
        }
        shares[largest] = Math.max(0, shares[largest] + left);
        return shares;
    }
}
