package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;

/// Memory of which single pages here and there exist. One scan of more than 512 of them says that it stopped before the
/// last one (Linux 6.18), so what is told is compared with the raw entries of the pagemap.
@Timeout(300)
final class FragmentedPagesTest {
    private static final long PAGE = 4096;
    private static final long PRESENT = 1L << 63;
    private static final int MADV_NOHUGEPAGE = 15;
    private static final int SEED = 3;
    private static final int LAYOUTS = 6;
    private static final int MOST_RUNS = 5_000;
    private static final int LONGEST = 5;

    /// As many pages as one scan finds at most.
    private static final int SCANNED_AT_ONCE = Scratch.MAX_PAGES;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    @Test
    void areToldAndReadWhenEverySecondOfABoundaryNumberExists() throws Exception {
        for (int pages : new int[] {1023, 1024, 1025, 1027, 2049, 4095, 4096, 4097}) {
            AddressRange range = empty(pages);
            for (int page = 0; page < pages; page += 2) {
                fill(range, page, 1);
            }
            check(range, pages + " pages, every second one");
        }
    }

    @Test
    void areToldAndReadHoweverTheyLie() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int layout = 0; layout < LAYOUTS; layout++) {
            int runs = 1 + random.nextInt(layout % 2 == 0 ? MOST_RUNS : 2 * SCANNED_AT_ONCE);
            int longest = 1 + layout % LONGEST;
            int[] lengths = random.ints(2L * runs, 1, longest + 1).toArray();
            int pages = 0;
            for (int length : lengths) {
                pages += length;
            }
            AddressRange range = empty(pages);
            int at = 0;
            for (int i = 0; i < lengths.length; i += 2) {
                fill(range, at, lengths[i]);
                at += lengths[i] + lengths[i + 1];
            }
            check(range, "seed " + seed + ", layout " + layout + ", " + runs + " runs");
        }
    }

    private static AddressRange empty(int pages) throws Exception {
        AddressRange range = target.anonymous(pages);
        target.call("madvise", range.start(), range.length(), MADV_NOHUGEPAGE);
        return range;
    }

    private static void fill(AddressRange range, int page, int count) throws Exception {
        target.fill(AddressRange.ofLength(range.start() + page * PAGE, count * PAGE), SEED, page * PAGE);
    }

    /// All of it, and parts that end before, at and behind its end.
    private static void check(AddressRange range, String layout) throws Exception {
        AddressRange wider = new AddressRange(range.start() - 3 * PAGE, range.end() + 3 * PAGE);
        AddressRange inner = new AddressRange(range.start() + PAGE, range.end() - PAGE);
        for (View view : List.of(View.full(), View.withoutScan())) {
            try (ProcessMemory memory = view.source().openDirectly(target.id());
                    ChunkBuffer buffer = new ChunkBuffer(wider.length())) {
                for (AddressRange asked : List.of(range, wider, inner)) {
                    String what = layout + ", " + asked + ", " + view;
                    List<Boolean> raw = raw(asked);
                    assertThat(present(memory.pages(asked), asked)).as(what).isEqualTo(raw);
                    Chunk chunk = memory.fetch(asked, ReadPolicy.QUIET, buffer);
                    assertThat(present(chunk.runs(), asked)).as(what).isEqualTo(raw);
                    assertThat(chunk.bytes().mismatch(MemorySegment.ofArray(expected(asked, range, raw))))
                            .as(what)
                            .isEqualTo(-1);
                }
            }
        }
        assertThat(raw(range)).as("looked at and not touched").contains(false);
        target.call("munmap", range.start(), range.length());
    }

    private static byte[] expected(AddressRange asked, AddressRange range, List<Boolean> present) {
        byte[] bytes = new byte[(int) asked.length()];
        for (int page = 0; page < present.size(); page++) {
            if (present.get(page)) {
                long position = asked.start() + page * PAGE - range.start();
                System.arraycopy(Pattern.bytes(SEED, position, (int) PAGE), 0, bytes, (int) (page * PAGE), (int) PAGE);
            }
        }
        return bytes;
    }

    /// Which pages exist by what was told; fails unless that tiles the range.
    private static List<Boolean> present(List<PageRun> runs, AddressRange asked) {
        List<Boolean> present = new ArrayList<>();
        long at = asked.start();
        for (PageRun run : runs) {
            assertThat(run.range().start()).isEqualTo(at);
            at = run.range().end();
            for (long page = run.range().start(); page != at; page += PAGE) {
                present.add(run.state() == PageState.DIRTY_MEMORY);
            }
        }
        assertThat(at).isEqualTo(asked.end());
        return present;
    }

    private static List<Boolean> raw(AddressRange asked) {
        int pagemap = LibC.openat(LibC.AT_FDCWD, target.proc("pagemap").toString(), LibC.O_RDONLY);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment entries = arena.allocate(asked.length() / PAGE * Long.BYTES, Long.BYTES);
            assertThat(LibC.pread(pagemap, entries, asked.start() / PAGE * Long.BYTES))
                    .isEqualTo(entries.byteSize());
            List<Boolean> present = new ArrayList<>();
            for (long i = 0; i < asked.length() / PAGE; i++) {
                present.add((entries.getAtIndex(ValueLayout.JAVA_LONG, i) & PRESENT) != 0);
            }
            return present;
        } finally {
            LibC.closeDescriptor(pagemap);
        }
    }
}
