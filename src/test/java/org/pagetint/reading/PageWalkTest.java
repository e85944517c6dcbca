package org.pagetint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

/// Walks over memory made by chance, of which some does not answer, against what was put there.
final class PageWalkTest {
    private static final int PAGE = 4096;
    private static final long START = 0x7f0000000000L;
    private static final long LENGTH = 1L << 40;
    private static final int MOST_STRETCHES = 30;
    private static final int MOST_PAGES = 600;

    private final Random random = new Random();
    private final ArrayMemory memory = new ArrayMemory().map(AddressRange.ofLength(START, LENGTH), "");
    private final List<AddressRange> written = new ArrayList<>();
    private final List<Long> stuck = new ArrayList<>();

    @RepeatedTest(30)
    void givesEveryByteOnceAndGoesOnBehindWhatDoesNotAnswer() throws Exception {
        long seed = random.nextLong();
        random.setSeed(seed);
        makeMemory();
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch") && stuck.stream().anyMatch(range::contains)) {
                throw new ProcessFailedException(new ProcessFailure.NotAnswering(new ProcessId(1, 0)));
            }
        });
        Told told = new Told(Long.MAX_VALUE);

        assertThat(walk(told)).as("seed " + seed).isTrue();
        assertThat(told.at).isEqualTo(START + LENGTH);
        for (AddressRange range : written) {
            for (long page = range.start(); page != range.end(); page += PAGE) {
                if (!told.lost(page)) {
                    assertThat(told.bytes).as("seed %d, %x", seed, page).contains(page);
                }
            }
        }
        for (AddressRange lost : told.lost) {
            assertThat(stuck).as("seed %d, %s", seed, lost).anyMatch(lost::contains);
        }
        for (long page : stuck) {
            assertThat(told.lost(page)).as("seed %d, %x", seed, page).isTrue();
        }
    }

    @Test
    void readsOnlyWhatIsThere() throws Exception {
        memory.set(START + (LENGTH / 2), 1, PageState.DIRTY_MEMORY).write(START + LENGTH / 2, mark(START + LENGTH / 2));
        List<AddressRange> fetched = new ArrayList<>();
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch")) {
                fetched.add(range);
            }
        });

        walk(new Told(Long.MAX_VALUE));

        assertThat(fetched).containsExactly(AddressRange.ofLength(START + LENGTH / 2, PAGE));
    }

    @RepeatedTest(10)
    void stopsWhenItIsToStop() throws Exception {
        makeMemory();
        long stop = written.get(random.nextInt(written.size())).start();
        Told told = new Told(stop);

        assertThat(walk(told)).isFalse();
        assertThat(told.at - stop).isBetween(0L, (1L << 40) - 1);
        assertThat(told.bytes).allSatisfy(page -> assertThat(page).isLessThan(stop + (1 << 20)));
    }

    private boolean walk(Told told) throws Exception {
        try (ChunkBuffer buffer = PageWalk.buffer(memory.pageSize())) {
            return new PageWalk(memory, ReadPolicy.QUIET, buffer).walk(AddressRange.ofLength(START, LENGTH), told);
        }
    }

    private void makeMemory() {
        long at = START;
        for (int stretch = 1 + random.nextInt(MOST_STRETCHES); stretch > 0; stretch--) {
            at += (1L + random.nextInt(random.nextInt(8) == 0 ? 1 << 20 : 40)) * PAGE;
            int pages = 1 + random.nextInt(MOST_PAGES);
            memory.set(at, pages, PageState.DIRTY_MEMORY);
            AddressRange range = AddressRange.ofLength(at, (long) pages * PAGE);
            for (long page = range.start(); page != range.end(); page += PAGE) {
                memory.write(page, mark(page));
            }
            written.add(range);
            if (random.nextInt(4) == 0) {
                stuck.add(at + (long) random.nextInt(pages) * PAGE);
            }
            at = range.end();
        }
    }

    private static byte[] mark(long page) {
        byte[] bytes = new byte[Long.BYTES];
        MemorySegment.ofArray(bytes).set(ValueLayout.JAVA_LONG_UNALIGNED, 0, page);
        return bytes;
    }

    /// What was told, which has to tile the range.
    private static final class Told implements PageWalk.Sink {
        private final List<Long> bytes = new ArrayList<>();
        private final List<AddressRange> lost = new ArrayList<>();
        private final long stop;
        private long at = START;

        Told(long stop) {
            this.stop = stop;
        }

        boolean lost(long page) {
            return lost.stream().anyMatch(range -> range.contains(page));
        }

        @Override
        public void bytes(PageRun run, MemorySegment segment) {
            follows(run);
            assertThat(run.state()).isEqualTo(PageState.DIRTY_MEMORY);
            for (long page = run.range().start(); page != run.range().end(); page += PAGE) {
                assertThat(segment.get(
                                ValueLayout.JAVA_LONG_UNALIGNED,
                                page - run.range().start()))
                        .isEqualTo(page);
                bytes.add(page);
            }
        }

        @Override
        public void gap(PageRun run) {
            follows(run);
            if (run.reason().isPresent()) {
                assertThat(run.reason()).contains(UnknownReason.NOT_ANSWERING);
                lost.add(run.range());
            } else {
                assertThat(run.state()).isEqualTo(PageState.NEVER_TOUCHED);
            }
        }

        private void follows(PageRun run) {
            assertThat(run.range().start()).isEqualTo(at);
            at = run.range().end();
        }

        @Override
        public boolean goesOn() {
            return Long.compareUnsigned(at, stop) < 0;
        }
    }
}
