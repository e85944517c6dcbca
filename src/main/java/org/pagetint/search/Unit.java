package org.pagetint.search;

import org.pagetint.memory.AddressRange;

/// The part of a span that one worker searches. All matches that start in it are that worker's. Its end moves down when
/// another worker takes the rest; what has been *claimed* stays. [WorkQueue] guards it.
final class Unit {
    private final AddressRange span;
    private final long start;
    private long end;
    private long claimed;

    Unit(AddressRange span, long start, long end) {
        this.span = span;
        this.start = start;
        this.end = end;
        this.claimed = start;
    }

    /// All of the addresses beside which there is nothing to search: a match ends in it.
    AddressRange span() {
        return span;
    }

    /// The first address.
    long start() {
        return start;
    }

    /// The address after the last one, as things stand.
    long end() {
        return end;
    }

    /// How many bytes nobody has claimed.
    long unclaimed() {
        return end - claimed;
    }

    /// Claims up to `to`, or to the end if that is lower; returns up to where.
    ///
    /// @param to at or above what is claimed already
    long claim(long to) {
        claimed = Long.compareUnsigned(to, end) < 0 ? to : end;
        return claimed;
    }

    /// Cuts off the upper half of what nobody has claimed, at a multiple of `grain`.
    Unit split(long grain) {
        long middle = claimed + unclaimed() / 2;
        long cut = middle - Long.remainderUnsigned(middle, grain);
        Unit upper = new Unit(span, cut, end);
        end = cut;
        return upper;
    }
}
