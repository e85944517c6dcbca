package org.pagetint.ui.theme;

import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageState;

/// Splits a length among the states of pages, for bars and strips: each gets its share, in whole pixels, and some at
/// least if it is there at all. Pure.
public final class Shares {
    private Shares() {}

    /// The lengths in the order of [PageState#IN_BARS]; together `length`, unless `counts` is empty.
    ///
    /// @param length whole pixels
    /// @param least pixels of a state that is there
    public static int[] of(PageCounts counts, int length, int least) {
        int[] shares = new int[PageState.IN_BARS.size()];
        double total = counts.totalBytes();
        if (total <= 0) {
            return shares;
        }
        int left = length;
        for (int i = 0; i < shares.length; i++) {
            long bytes = counts.bytes(PageState.IN_BARS.get(i));
            shares[i] = bytes == 0 ? 0 : Math.max(least, (int) (bytes / total * length));
            left -= shares[i];
        }
        shares[largest(shares)] += Math.max(0, left);
        for (; left < 0; left++) { // Small states have more than their share: large ones pay for it.
            shares[largest(shares)]--;
        }
        return shares;
    }

    private static int largest(int[] shares) {
        int largest = 0;
        for (int i = 1; i < shares.length; i++) {
            largest = shares[i] > shares[largest] ? i : largest;
        }
        return largest;
    }
}
