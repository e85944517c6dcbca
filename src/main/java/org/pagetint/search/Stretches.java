package org.pagetint.search;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import org.pagetint.memory.AddressRange;
import org.pagetint.search.match.Matcher;

/// Cuts a walk over memory into the stretches that a matcher wants. Known bytes and zeros follow each other in one
/// stretch; a hole ends it. Of a long row of zeros only so many are looked at that no match is lost which reaches out
/// of it. One thread.
final class Stretches implements AutoCloseable {
    private static final long ZEROS = 8192;

    private final Matcher matcher;
    private final long before;
    private final long after;
    private final long grain;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment zeros = arena.allocate(ZEROS, Long.BYTES);
    /// Rows of zeros that a match may still lie in, the last one first.
    private final Deque<AddressRange> rows = new ArrayDeque<>();

    private boolean open;
    private boolean inZeros;
    private long zerosStart;
    private long zerosEnd;
    private long zerosWanted;

    Stretches(Matcher matcher) {
        this.matcher = matcher;
        this.before = matcher.margins().before();
        this.after = matcher.margins().after();
        this.grain = matcher.margins().grain();
    }

    /// Where to begin so that from `address` on nothing is missed; not below `lowest`.
    long begin(long address, long lowest) {
        return lowerBound(address, before, lowest);
    }

    /// The next `length` bytes, above 0, lie at `address`.
    void bytes(MemorySegment bytes, long offset, long length, long address) {
        if (inZeros && !open) {
            long from = lowerBound(zerosEnd, before + after, zerosStart);
            matcher.begin(from);
            feedZeros(zerosEnd - from);
        } else if (!open) {
            matcher.begin(address);
        }
        inZeros = false;
        open = true;
        matcher.feed(bytes, offset, length);
    }

    /// The next `length` bytes, above 0, are zeros and need not be looked at.
    void zeros(long address, long length) {
        if (!inZeros) {
            inZeros = true;
            zerosStart = address;
            zerosWanted = after;
        } else {
            rows.pop();
        }
        zerosEnd = address + length;
        rows.push(new AddressRange(zerosStart, zerosEnd));
        if (open) {
            long fed = Math.min(zerosWanted, length);
            feedZeros(fed);
            zerosWanted -= fed;
            if (fed < length) {
                endStretch();
            }
        }
        forgetRows();
    }

    /// What comes next is unknown, or not to be searched, or the end.
    void hole() {
        if (open) {
            endStretch();
        }
        inZeros = false;
    }

    /// Every match that starts below this address (unsigned) has been found, if the walk has come to `address`.
    long settled(long address) {
        if (open) {
            return matcher.settled();
        }
        return inZeros ? lowerBound(zerosEnd, after, zerosStart) : address;
    }

    /// Whether all bytes of a match just found were passed to [#zeros].
    boolean isAllZeros(long address, long length) {
        if (rows.isEmpty()) {
            return false;
        }
        for (AddressRange row : rows) {
            if (row.contains(address)) {
                return Long.compareUnsigned(length, row.end() - address) <= 0;
            }
        }
        return false;
    }

    private void endStretch() {
        matcher.end();
        open = false;
    }

    private void feedZeros(long length) {
        for (long left = length; left > 0; left -= ZEROS) {
            matcher.feed(zeros, 0, Math.min(left, ZEROS));
        }
    }

    /// Rows that lie wholly below what is settled hold no match to come.
    private void forgetRows() {
        long settled = settled(zerosEnd);
        while (rows.size() > 1 && Long.compareUnsigned(rows.peekLast().end(), settled) <= 0) {
            rows.removeLast();
        }
    }

    private long lowerBound(long address, long distance, long lowest) {
        if (Long.compareUnsigned(address - lowest, distance) <= 0) {
            return lowest;
        }
        long far = address - distance;
        long aligned = far & -grain;
        return Long.compareUnsigned(aligned, lowest) < 0 ? lowest : aligned;
    }

    @Override
    public void close() {
        arena.close();
    }
}
