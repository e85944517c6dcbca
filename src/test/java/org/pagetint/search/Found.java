package org.pagetint.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pagetint.search.pattern.Pattern;

/// A match as tests compare it.
record Found(long address, long length) {
    /// By address, then by length.
    static final Comparator<Found> ORDER =
            Comparator.comparingLong(Found::address).thenComparingLong(Found::length);

    /// All of `matches`.
    static List<Found> listOf(Matches matches) {
        List<Found> list = new ArrayList<>();
        for (int index = 0; index < matches.size(); index++) {
            list.add(new Found(matches.address(index), matches.length(index)));
        }
        return list;
    }

    /// Matches of a pattern of fixed length at these addresses.
    static List<Found> at(Pattern pattern, long... addresses) {
        List<Found> list = new ArrayList<>();
        for (long address : addresses) {
            list.add(new Found(address, pattern.fixedLength().orElseThrow()));
        }
        return list;
    }

    @Override
    public String toString() {
        return Long.toHexString(address) + "+" + length;
    }
}
