package org.pagetint.search;

import org.pagetint.search.match.MatchSink;

/// Lets through the matches of one worker that are its own and wanted, and hands them over in blocks. One thread.
final class MatchOutlet implements MatchSink {
    private static final int HAND_OVER_SIZE = 4096;
    private static final long HAND_OVER_NANOS = 50_000_000;

    /// Which matches are left out for what they lie in.
    @FunctionalInterface
    interface Unwanted {
        /// Whether the match is left out.
        boolean test(long address, long length);
    }

    private final MatchCollector collector;
    private final SearchCounters counters;
    private final boolean fixedLength;
    private final MatchBuffer buffer = new MatchBuffer();
    private Unwanted unwanted = (_, _) -> false;
    private long ownedStart;
    private long ownedEnd;
    private boolean closed;
    private long lastHandOver;
    /// Matches that are not counted yet: a counter that threads share is not touched for each of them.
    private long found;

    /// @param fixedLength whether a match's value is kept and not its length
    MatchOutlet(MatchCollector collector, SearchCounters counters, boolean fixedLength) {
        this.collector = collector;
        this.counters = counters;
        this.fixedLength = fixedLength;
    }

    /// From now on leaves out these.
    void leaveOut(Unwanted matches) {
        unwanted = matches;
    }

    /// From now on only matches that start at or above `start` and below what [#own] says count.
    void begin(long start) {
        ownedStart = start;
        ownedEnd = start;
        closed = false;
        lastHandOver = System.nanoTime();
    }

    /// The worker owns what lies below `end`.
    void own(long end) {
        ownedEnd = end;
    }

    /// From now on no match counts: the walk was broken off, and what ends now is cut short.
    void shut() {
        closed = true;
    }

    @Override
    public void match(long address, long length, long value) {
        if (closed
                || Long.compareUnsigned(address, ownedStart) < 0
                || Long.compareUnsigned(address, ownedEnd) >= 0
                || unwanted.test(address, length)) {
            return;
        }
        found++;
        if (!collector.isFull()) {
            buffer.add(address, fixedLength ? value : length);
        }
    }

    /// Hands over what lies below `settled`, if that is enough matches or it is long since the last time.
    void handOver(long settled) {
        count();
        if (buffer.size() >= HAND_OVER_SIZE || System.nanoTime() - lastHandOver > HAND_OVER_NANOS) {
            handOverAll(settled);
        }
    }

    /// Hands over what lies below `settled`.
    void handOverAll(long settled) {
        count();
        int count = buffer.size() == 0 ? 0 : buffer.below(settled);
        if (count > 0) {
            collector.take(buffer, count);
        }
        lastHandOver = System.nanoTime();
    }

    /// Hands over everything that is left.
    void finish() {
        count();
        if (buffer.size() > 0) {
            // Puts them in order
            buffer.below(0);
            collector.take(buffer, buffer.size());
        }
    }

    private void count() {
        if (found > 0) {
            counters.found.add(found);
            found = 0;
        }
    }
}
