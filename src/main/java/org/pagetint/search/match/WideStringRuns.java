package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Finds runs of printable characters of two bytes each, of which one is 0, at even and at odd addresses. A run at even
/// addresses and one at odd ones cannot share a character, since the bytes of each alternate between printable and 0.
final class WideStringRuns implements Matcher {
    private static final long LOW = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private final int least;
    private final boolean zeroFirst;
    private final MatchSink sink;
    private long position;
    private byte before;
    /// Where the run of characters at even addresses starts, and the one at odd addresses; it ends where the next character
    /// would start.
    private final long[] runStart = new long[2];
    /// How many characters it has so far.
    private final long[] characters = new long[2];

    private long begun;

    /// @param least how many characters a run must have
    /// @param zeroFirst whether the 0 comes before the character: big endian
    WideStringRuns(int least, boolean zeroFirst, MatchSink sink) {
        this.least = least;
        this.zeroFirst = zeroFirst;
        this.sink = sink;
    }

    @Override
    public void begin(long address) {
        position = address;
        begun = address;
        characters[0] = 0;
        characters[1] = 0;
    }

    @Override
    public void feed(MemorySegment bytes, long offset, long length) {
        long end = offset + length;
        long addressOfZero = position - offset;
        long at = offset;
        while (at < end) {
            if (at + Long.BYTES <= end && canSkip(bytes, at)) {
                at += Long.BYTES;
                before = bytes.get(ValueLayout.JAVA_BYTE, at - 1);
            } else {
                byte value = bytes.get(ValueLayout.JAVA_BYTE, at);
                take(addressOfZero + at, value);
                before = value;
                at++;
            }
        }
        position += length;
    }

    /// Whether no character ends within the next eight bytes: no run is going on, and there is no 0 among them and before
    /// them, or nothing but 0.
    private boolean canSkip(MemorySegment bytes, long at) {
        if (characters[0] != 0 || characters[1] != 0) {
            return false;
        }
        long word = bytes.get(Layouts.LONG, at);
        boolean noZero = ((word - LOW) & ~word & HIGH) == 0;
        return noZero ? before != 0 : word == 0 && before == 0;
    }

    /// Takes the byte at `address`: with the one before it, it may be a character.
    private void take(long address, byte value) {
        if (address == begun) {
            return;
        }
        int side = (int) (address - 1 & 1);
        boolean isCharacter =
                zeroFirst ? before == 0 && StringRuns.isPrintable(value) : value == 0 && StringRuns.isPrintable(before);
        if (!isCharacter) {
            endRun(side);
            return;
        }
        if (characters[side] == 0) {
            runStart[side] = address - 1;
        }
        characters[side]++;
    }

    private void endRun(int side) {
        if (characters[side] >= least) {
            sink.match(runStart[side], characters[side] * 2, 0);
        }
        characters[side] = 0;
    }

    @Override
    public void end() {
        // The one that starts lower first
        int first =
                characters[0] != 0 && characters[1] != 0 && Long.compareUnsigned(runStart[0], runStart[1]) > 0 ? 1 : 0;
        endRun(first);
        endRun(1 - first);
        begun = position;
    }

    @Override
    public long settled() {
        long settled = position == begun ? position : position - 1;
        for (int side = 0; side < 2; side++) {
            if (characters[side] != 0 && Long.compareUnsigned(runStart[side], settled) < 0) {
                settled = runStart[side];
            }
        }
        return settled;
    }

    @Override
    public Margins margins() {
        return new Margins(2, 1, 1);
    }

    @Override
    public void close() {
        // Holds nothing
    }
}
