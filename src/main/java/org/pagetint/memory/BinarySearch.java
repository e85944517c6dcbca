package org.pagetint.memory;

import java.util.function.IntPredicate;

/// Finds a place in an ascending row by halving it.
public final class BinarySearch {
    private BinarySearch() {}

    /// The first of `size` places for which `before` does not hold; `size` if it holds for all.
    ///
    /// @param before holds for some places at the beginning, and for none behind them
    public static int firstNot(int size, IntPredicate before) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before.test(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
