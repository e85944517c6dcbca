package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import org.pagetint.search.pattern.Regex;
import org.pagetint.search.pattern.RegexParser;

/// Finds the matches of an expression block by block, as [RegexParser] defines them. One automaton reads the block and
/// what may belong to its last match backwards and marks where matches begin; another one reads forward from such a
/// place to the end of the longest. Both look at a byte once, however the expression is built. Blocks without what
/// every match holds are passed over.
final class RegexMatcher implements Matcher {
    private final LazyDfa starts;
    private final LazyDfa ends;
    /// Passes over bytes that lead nowhere.
    private final ByteSkip skip;

    private final Optional<Prefilter> prefilter;
    private final MatchSink sink;
    private final byte[] window = new byte[RegexParser.BLOCK + RegexParser.LONGEST - 1];
    private final boolean[] mayStart = new boolean[RegexParser.BLOCK];
    private int filled;
    private long windowStart;
    /// Up to here the window was looked through for what every match holds.
    private int filtered;
    /// The last place in the window that holds it; negative if there is none.
    private int lastPlace;
    /// The end of the match that reaches furthest, of those from earlier blocks.
    private long covered;

    RegexMatcher(Regex regex, MatchSink sink) {
        this.starts = new LazyDfa(new Nfa(regex, true), true);
        this.skip = new ByteSkip(starts.leavingStart());
        this.ends = new LazyDfa(new Nfa(regex, false), false);
        this.prefilter = Prefilter.of(regex);
        this.sink = sink;
    }

    @Override
    public void begin(long address) {
        windowStart = address;
        covered = address;
        filled = 0;
        filtered = 0;
        lastPlace = -1;
    }

    @Override
    public void feed(MemorySegment bytes, long offset, long length) {
        long done = 0;
        while (done < length) {
            int wanted = blockLength() + RegexParser.LONGEST - 1;
            int taken = (int) Math.min(wanted - filled, length - done);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset + done, window, filled, taken);
            filled += taken;
            done += taken;
            if (filled == wanted) {
                finishBlock();
            }
        }
    }

    @Override
    public void end() {
        while (filled > 0) {
            finishBlock();
        }
    }

    /// How many bytes the block has that the window starts in, from there on.
    private int blockLength() {
        return RegexParser.BLOCK - (int) (windowStart & (RegexParser.BLOCK - 1));
    }

    private void finishBlock() {
        int length = Math.min(blockLength(), filled);
        if (mayHoldMatch() && markStarts(length)) {
            takeMatches(length);
        }
        System.arraycopy(window, length, window, 0, filled - length);
        filled -= length;
        filtered = Math.max(0, filtered - length);
        lastPlace = Math.max(-1, lastPlace - length);
        windowStart += length;
    }

    private boolean mayHoldMatch() {
        if (prefilter.isEmpty()) {
            return true;
        }
        if (filtered < filled) {
            Prefilter filter = prefilter.get();
            int from = Math.max(0, filtered - filter.length() + 1);
            lastPlace = Math.max(lastPlace, filter.last(window, from, filled));
            filtered = filled;
        }
        return lastPlace >= 0;
    }

    private boolean markStarts(int length) {
        Arrays.fill(mayStart, 0, length, false);
        boolean any = false;
        int state = starts.start();
        for (int index = filled - 1; index >= 0; index--) {
            if (state == starts.start()) {
                index = skip.last(window, index, 0);
                if (index < 0) {
                    break;
                }
            }
            state = starts.step(state, window[index]);
            if (LazyDfa.isAccepting(state) && index < length) {
                mayStart[index] = true;
                any = true;
            }
        }
        return any;
    }

    private void takeMatches(int length) {
        long coveredBefore = covered;
        int at = 0;
        while (at < length) {
            int end = mayStart[at] ? longestFrom(at) : at;
            if (end == at) {
                at++;
                continue;
            }
            if (Long.compareUnsigned(windowStart + end, coveredBefore) > 0) {
                sink.match(windowStart + at, end - at, 0);
                covered = windowStart + end;
            }
            at = end;
        }
    }

    /// The end of the longest match that starts at `from`, `from` itself if there is none.
    private int longestFrom(int from) {
        int limit = Math.min(filled, from + RegexParser.LONGEST);
        int end = from;
        int state = ends.start();
        for (int index = from; index < limit && !ends.isDead(state); index++) {
            state = ends.step(state, window[index]);
            if (LazyDfa.isAccepting(state)) {
                end = index + 1;
            }
        }
        return end;
    }

    @Override
    public long settled() {
        return windowStart;
    }

    @Override
    public Margins margins() {
        return new Margins(RegexParser.BLOCK, RegexParser.LONGEST - 1L, RegexParser.BLOCK);
    }

    @Override
    public void close() {
        prefilter.ifPresent(Prefilter::close);
    }
}
