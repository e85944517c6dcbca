package org.pagetint.linux.chance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pagetint.search.Matches;

/// Where something was found.
record Match(long address, long length) {
    private static final Comparator<Match> ORDER =
            Comparator.comparingLong(Match::address).thenComparingLong(Match::length);

    /// What a search found.
    static List<Match> of(Matches matches) {
        List<Match> list = new ArrayList<>();
        for (int index = 0; index < matches.size(); index++) {
            list.add(new Match(matches.address(index), matches.length(index)));
        }
        return sorted(list);
    }

    /// The same by address, then by length.
    static List<Match> sorted(List<Match> matches) {
        return matches.stream().sorted(ORDER).toList();
    }

    @Override
    public String toString() {
        return Long.toHexString(address) + "+" + length;
    }
}
