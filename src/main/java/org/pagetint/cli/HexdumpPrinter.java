package org.pagetint.cli;

import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.pagetint.export.HexdumpRow;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.words.AddressText;
import org.pagetint.words.ScriptWords;

/// Prints one range as lines in the layout of `hexdump -C`, each byte in the colour of its page, or else a letter for it behind
/// the line. `*` stands for lines that are equal to the one before, in bytes and page state.
final class HexdumpPrinter implements PageWalk.Sink {
    private static final int ROW = HexdumpRow.BYTES;
    private static final int ALL = 0xffff;

    private final PrintWriter out;
    private final Optional<PageColours> colours;
    private final AddressRange range;
    private final byte[] line = new byte[HexdumpRow.LONGEST_LINE];
    private final byte[] row = new byte[ROW];
    private final byte[] before = new byte[ROW];
    private PageState[] states = new PageState[ROW];
    private PageState[] statesBefore = new PageState[ROW];
    private Coverage coverage = Coverage.NOTHING;
    private long address;
    private int count;
    private int unknown;
    private int unknownBefore;
    private boolean hasBefore;
    private boolean folded;

    HexdumpPrinter(PrintWriter out, Optional<PageColours> colours, AddressRange range) {
        this.out = out;
        this.colours = colours;
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
            int take = (int) Math.min(ROW - count, end - at);
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
            int take = (int) (Long.compareUnsigned(left, ROW - count) < 0 ? left : ROW - count);
            Arrays.fill(row, count, count + take, (byte) 0);
            unknown |= isUnknown ? (ALL >>> (ROW - take)) << count : 0;
            left -= take;
            took(take, run.state());
            if (take == ROW && folded) {
                long rest = Long.remainderUnsigned(left, ROW);
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
        if (count == ROW) {
            endRow();
        }
    }

    private void endRow() {
        boolean same = hasBefore
                && count == ROW
                && unknown == unknownBefore
                && Arrays.equals(row, before)
                && Arrays.equals(states, statesBefore);
        if (!same) {
            print();
        } else if (!folded) {
            out.println("*");
        }
        folded = same;
        System.arraycopy(row, 0, before, 0, ROW);
        PageState[] swapped = statesBefore;
        statesBefore = states;
        states = swapped;
        unknownBefore = unknown;
        hasBefore = count == ROW;
        address += count;
        count = 0;
        unknown = 0;
    }

    private void print() {
        int length = HexdumpRow.write(address, row, count, unknown, line, 0) - 1;
        String text = new String(line, 0, length, StandardCharsets.US_ASCII);
        out.println(colours.map(found -> coloured(text, found)).orElseGet(() -> text + "  " + letters()));
    }

    /// One letter, or two where the line lies in two pages of different states.
    private String letters() {
        String first = ScriptWords.letter(states[0]);
        String last = ScriptWords.letter(states[count - 1]);
        return first.equals(last) ? first : first + last;
    }

    private String coloured(String text, PageColours found) {
        int hex = AddressText.of(address).length() + 2;
        int characters = text.length() - 1 - count;
        StringBuilder coloured = new StringBuilder(text.substring(0, hex));
        segments(
                coloured,
                found,
                i -> text.substring(hexAt(hex, i), i == ROW - 1 ? hexAt(hex, i) + 2 : hexAt(hex, i + 1)));
        coloured.append(
                text,
                hexAt(hex, count - 1) + (count == ROW ? 2 : hexAt(hex, count) - hexAt(hex, count - 1)),
                characters);
        segments(coloured, found, i -> text.substring(characters + i, characters + i + 1));
        return coloured.append('|').toString();
    }

    /// Where the two digits of byte `i` begin.
    private static int hexAt(int hex, int i) {
        return hex + 3 * i + (i >= ROW / 2 ? 1 : 0);
    }

    private void segments(StringBuilder into, PageColours found, java.util.function.IntFunction<String> part) {
        for (int i = 0; i < count; i++) {
            if (i == 0 || states[i] != states[i - 1]) {
                into.append(i == 0 ? "" : PageColours.END).append(found.begin(states[i]));
            }
            into.append(part.apply(i));
        }
        into.append(PageColours.END);
    }
}
