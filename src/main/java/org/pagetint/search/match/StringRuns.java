package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Finds runs of printable characters, one byte each.
final class StringRuns implements Matcher {
    private final int least;
    private final MatchSink sink;
    private long position;
    private long runStart;

    /// @param least how many characters a run must have
    StringRuns(int least, MatchSink sink) {
        this.least = least;
        this.sink = sink;
    }

    /// Whether a byte is a printable character of ASCII: from space to `~`, or the tab.
    static boolean isPrintable(byte value) {
        return (value >= ' ' && value <= '~') || value == '\t';
    }

    @Override
    public void begin(long address) {
        position = address;
        runStart = address;
    }

    @Override
    public void feed(MemorySegment bytes, long offset, long length) {
        long addressOfZero = position - offset;
        long end = offset + length;
        long at = offset;
        while (at < end) {
            if (runStart == addressOfZero + at) {
                at = skipShortRuns(bytes, at, end);
                runStart = addressOfZero + at;
            }
            while (at < end && isPrintable(bytes.get(ValueLayout.JAVA_BYTE, at))) {
                at++;
            }
            if (at < end) {
                endRun(addressOfZero + at);
                at++;
                runStart = addressOfZero + at;
            }
        }
        position += length;
    }

    /// The first place from `at` on where a run may start that is long enough. Looks at the byte where such a run would end:
    /// most of them are not printable, and then all before it need no look.
    private long skipShortRuns(MemorySegment bytes, long from, long end) {
        long at = from;
        while (at + least <= end) {
            long last = at + least - 1;
            while (last >= at && isPrintable(bytes.get(ValueLayout.JAVA_BYTE, last))) {
                last--;
            }
            if (last < at) {
                return at;
            }
            at = last + 1;
        }
        return at;
    }

    private void endRun(long end) {
        long length = end - runStart;
        if (length >= least) {
            sink.match(runStart, length, 0);
        }
    }

    @Override
    public void end() {
        endRun(position);
        runStart = position;
    }

    @Override
    public long settled() {
        return runStart;
    }

    @Override
    public Margins margins() {
        return new Margins(1, 0, 1);
    }

    @Override
    public void close() {
        // Holds nothing
    }
}
