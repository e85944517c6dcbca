package org.pagetint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.words.ScriptWords;

/// Lines of bytes made by chance, many of them equal to the one before, against lines that are written one by one in
/// the plainest way.
final class HexdumpPrinterTest {
    private static final int PAGE = 4096;
    private static final int LINE = 16;
    private static final int MOST_RUNS = 12;
    private static final long START = 0x7ffffffff000L;
    private static final List<PageState> STATES =
            List.of(PageState.DIRTY_MEMORY, PageState.FILE, PageState.NEVER_TOUCHED, PageState.UNREADABLE);

    private final Random random = new Random();
    private final List<PageRun> runs = new ArrayList<>();
    private byte[] content = {};

    @RepeatedTest(100)
    void writesTheSameLinesAsThePlainestWay() throws Exception {
        long seed = random.nextLong();
        random.setSeed(seed);
        makeRuns();
        int from = random.nextInt(content.length);
        int to = from + 1 + random.nextInt(content.length - from);
        AddressRange range = new AddressRange(START + from, START + to);

        assertThat(printed(range)).as("seed " + seed).isEqualTo(plain(from, to));
    }

    private void makeRuns() {
        int pages = 0;
        for (int run = 1 + random.nextInt(MOST_RUNS); run > 0; run--) {
            int count = 1 + random.nextInt(6);
            AddressRange range = AddressRange.ofLength(START + (long) pages * PAGE, (long) count * PAGE);
            PageState state = STATES.get(random.nextInt(STATES.size()));
            runs.add(
                    state == PageState.UNREADABLE
                            ? PageRun.unknown(range, state, UnknownReason.NOT_ANSWERING)
                            : PageRun.known(range, state, origin(state)));
            pages += count;
        }
        content = new byte[pages * PAGE];
        for (PageRun run : runs) {
            if (run.state() == PageState.DIRTY_MEMORY || run.state() == PageState.FILE) {
                fill((int) (run.range().start() - START), (int) (run.range().end() - START));
            }
        }
    }

    private static ByteOrigin origin(PageState state) {
        return state == PageState.NEVER_TOUCHED ? ByteOrigin.ZERO_FILL : ByteOrigin.PROCESS_MEMORY;
    }

    /// Stretches of chance and of one byte over and over.
    private void fill(int from, int to) {
        for (int at = from; at < to; ) {
            int end = Math.min(to, at + 1 + random.nextInt(200));
            boolean same = random.nextBoolean();
            byte value = (byte) random.nextInt();
            for (; at < end; at++) {
                content[at] = same ? value : (byte) random.nextInt();
            }
        }
    }

    private String printed(AddressRange range) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintWriter writer = random.nextBoolean()
                ? new AsciiWriter(out, StandardCharsets.UTF_8)
                : new PrintWriter(out, false, StandardCharsets.UTF_8);
        HexdumpLine layout = new HexdumpLine(Console.plain(writer, writer), Optional.empty());
        HexdumpPrinter printer = new HexdumpPrinter(writer, layout, range);
        for (PageRun run : runs) {
            if (run.state() == PageState.DIRTY_MEMORY || run.state() == PageState.FILE) {
                int length = (int) run.range().length();
                MemorySegment bytes =
                        MemorySegment.ofArray(content).asSlice(run.range().start() - START, length);
                printer.bytes(run, bytes);
            } else {
                printer.gap(run);
            }
        }
        printer.finish();
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private String plain(int from, int to) {
        StringBuilder text = new StringBuilder();
        String before = "";
        boolean folded = false;
        for (int at = from; at < to; at += LINE) {
            int end = Math.min(at + LINE, to);
            String line = line(at, end);
            boolean same = end == at + LINE && line.equals(before);
            if (!same) {
                text.append(String.format("%012x", START + at)).append(line).append('\n');
            } else if (!folded) {
                text.append("*\n");
            }
            folded = same;
            before = end == at + LINE ? line : "";
        }
        return text.append(String.format("%012x", START + to)).append('\n').toString();
    }

    private String line(int from, int to) {
        StringBuilder hex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int at = from; at < from + LINE; at++) {
            hex.append(at == from + LINE / 2 ? "  " : " ");
            if (at >= to) {
                hex.append("  ");
            } else if (run(at).reason().isPresent()) {
                hex.append("??");
                text.append('?');
            } else {
                hex.append(String.format("%02x", content[at]));
                text.append(content[at] >= ' ' && content[at] < 0x7f ? (char) content[at] : '.');
            }
        }
        String first = ScriptWords.letter(run(from).state());
        String last = ScriptWords.letter(run(to - 1).state());
        return " " + hex + "  |" + text + "|  " + (first.equals(last) ? first : first + last);
    }

    private PageRun run(int at) {
        return runs.stream()
                .filter(run -> run.range().contains(START + at))
                .findFirst()
                .orElseThrow();
    }
}
