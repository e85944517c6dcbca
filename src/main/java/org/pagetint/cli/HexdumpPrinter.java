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
import org.pagetint.words.AddressText;

/// Prints one range as lines of bytes. `*` stands for lines that are equal to the one before, in bytes and page state.
final class HexdumpPrinter implements PageWalk.Sink {
    private static final int MOST = HexdumpRow.BYTES;
    private static final int ALL = 0xffff;

    private final PrintWriter out;
    private final HexdumpLine layout;
    private final AddressRange range;
    private final int length;
    private final byte[] row = new byte[MOST];
    private final byte[] before = new byte[MOST];
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
        this.out = out;
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
            int take = (int) Math.min(length - count, end - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, row, count, take);
            at += take;
            took(take, run.state());
        }
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
        out.println(AddressText.of(address));
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
            out.println(layout.text(address, row, count, unknown, states));
        } else if (!folded) {
            out.println("*");
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
