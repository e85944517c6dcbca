package org.pagetint.search;

/// What a search found beside what it found the last time. A match is the same if it lies at the same address and is as
/// long.
///
/// @param fresh matches that were not there the last time
/// @param kept matches that were there, with the values of now
/// @param gone matches of the last time that are not there any more, with the values of then
public record MatchComparison(Matches fresh, Matches kept, Matches gone) {
    /// Compares. Takes a walk over both, which is a matter of milliseconds for a million.
    public static MatchComparison of(Matches before, Matches now) {
        MatchBuffer fresh = new MatchBuffer();
        MatchBuffer kept = new MatchBuffer();
        MatchBuffer gone = new MatchBuffer();
        int old = 0;
        int index = 0;
        while (old < before.size() || index < now.size()) {
            int order = order(before, old, now, index);
            if (order == 0) {
                now.copy(index++, kept);
                old++;
            } else if (order < 0) {
                before.copy(old++, gone);
            } else {
                now.copy(index++, fresh);
            }
        }
        return new MatchComparison(
                Matches.of(now.pattern(), fresh), Matches.of(now.pattern(), kept), Matches.of(before.pattern(), gone));
    }

    private static int order(Matches before, int old, Matches now, int index) {
        if (old == before.size()) {
            return 1;
        }
        if (index == now.size()) {
            return -1;
        }
        int byAddress = Long.compareUnsigned(before.address(old), now.address(index));
        return byAddress != 0 ? byAddress : Long.compare(before.length(old), now.length(index));
    }
}
