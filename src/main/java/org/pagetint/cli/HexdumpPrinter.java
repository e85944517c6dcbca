package org.pagetint.cli;

import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import org.pagetint.export.HexdumpRow;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.reading.PageWalk;
import org.pagetint.words.ScriptWords;

/// Prints one range as lines of bytes. `*` stands for lines that are equal to the one before, in bytes and page state.
final class HexdumpPrinter implements PageWalk.Sink {
    private static final int MOST = HexdumpRow.BYTES;
    private static final int ALL = 0xffff;

    private static final int PIECE = 1 << 14;

    private final LineBuffer lines;
    private final HexdumpLine layout;
    private final AddressRange range;
    private final int length;
    private final byte[] row = new byte[MOST];
    private final byte[] before = new byte[MOST];
    private final byte[] piece = new byte[PIECE];
    private PageState[] states = new PageState[MOST];
    private PageState[] statesBefore = new PageState[MOST];
    private Coverage coverage = Coverage.NOTHING;
    private long address;
    private int count;
    private int unknown;
    private int unknownBefore;
    private boolean hasBefore;
    private boolean folded;

    HexdumpPrinter(PrintWriter out, HexdumpLine layout, AddressRange range) {
        this.lines = new LineBuffer(out);
        this.layout = layout;
        this.length = layout.bytes();
        this.range = range;
        this.address = range.start();
    }

    /// What was printed, and what was unknown and why.
    Coverage coverage() {
        return coverage;
    }

    @Override
    public void bytes(PageRun run, MemorySegment bytes) {
        Optional<AddressRange> wanted = range.intersect(run.range());
        if (wanted.isEmpty()) {
            return;
        }
        coverage = coverage.plus(run.withRange(wanted.get()));
        long at = wanted.get().start() - run.range().start();
        long end = wanted.get().end() - run.range().start();
        while (at < end) {
            if (isBehindALineOf(run.state()) && end - at >= length) {
                at += wholeLines(bytes, at, (int) Math.min(PIECE, end - at) / length, run.state());
                continue;
            }
            int take = (int) Math.min(length - count, end - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, row, count, take);
            at += take;
            took(take, run.state());
        }
    }

    /// Whether the line before was whole, known, and of pages of this state, and the next ones can be written quickly.
    private boolean isBehindALineOf(PageState state) {
        return layout.isPlain()
                && count == 0
                && hasBefore
                && unknownBefore == 0
                && statesBefore[0] == state
                && statesBefore[length - 1] == state;
    }

    /// Prints whole lines of known bytes, quickly.
    ///
    /// @param many how many, at least one; they fit into a piece
    /// @return how many bytes that were
    private int wholeLines(MemorySegment bytes, long from, int many, PageState state) {
        int end = many * MOST;
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, piece, 0, end);
        char letter = ScriptWords.letter(state).charAt(0);
        byte[] last = before;
        int lastAt = 0;
        for (int at = 0; at < end; at += MOST) {
            boolean same = Arrays.equals(piece, at, at + MOST, last, lastAt, lastAt + MOST);
            if (!same) {
                lines.hexdump(address, piece, at, letter);
            } else if (!folded) {
                fold();
            }
            folded = same;
            address += MOST;
            last = piece;
            lastAt = at;
        }
        System.arraycopy(last, lastAt, before, 0, MOST);
        return end;
    }

    private void fold() {
        lines.text("*");
        lines.end();
    }

    @Override
    public void gap(PageRun run) {
        Optional<AddressRange> wanted = range.intersect(run.range());
        if (wanted.isEmpty()) {
            return;
        }
        coverage = coverage.plus(run.withRange(wanted.get()));
        boolean isUnknown = run.reason().isPresent();
        long left = wanted.get().length();
        while (left != 0) {
            int take = (int) (Long.compareUnsigned(left, length - count) < 0 ? left : length - count);
            Arrays.fill(row, count, count + take, (byte) 0);
            unknown |= isUnknown ? (ALL >>> (MOST - take)) << count : 0;
            left -= take;
            took(take, run.state());
            if (take == length && folded) {
                long rest = Long.remainderUnsigned(left, length);
                address += left - rest; // Every further whole line would be the same.
                left = rest;
            }
        }
    }

    /// Prints what is left of the last line, and the address after it.
    void finish() {
        if (count > 0) {
            endRow();
        }
        lines.address(address);
        lines.end();
        flush();
    }

    /// Writes what was printed so far.
    void flush() {
        lines.flush();
    }

    private void took(int bytes, PageState state) {
        Arrays.fill(states, count, count + bytes, state);
        count += bytes;
        if (count == length) {
            endRow();
        }
    }

    private void endRow() {
        boolean same = hasBefore
                && count == length
                && unknown == unknownBefore
                && Arrays.equals(row, before)
                && Arrays.equals(states, statesBefore);
        if (!same) {
            lines.text(layout.text(address, row, count, unknown, states));
            lines.end();
        } else if (!folded) {
            fold();
        }
        folded = same;
        System.arraycopy(row, 0, before, 0, length);
        PageState[] swapped = statesBefore;
        statesBefore = states;
        states = swapped;
        unknownBefore = unknown;
        hasBefore = count == length;
        address += count;
        count = 0;
        unknown = 0;
    }
}
