package org.pagetint.ui.hex.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageRun;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.hex.Gate;
import org.pagetint.ui.hex.ManualFx;

class ViewReaderTest {
    private static final long START = 0x7f00_0000_0000L;
    private static final long PAGE = 0x1000;

    private final ArrayMemory memory = new ArrayMemory().map(AddressRange.ofLength(START, 1L << 40), "");
    private final ManualFx fx = new ManualFx();
    private final List<AddressRange> read = new ArrayList<>();
    private final Map<AddressRange, ProcessFailure> failed = new HashMap<>();
    private final ViewReader reader = new ViewReader(memory, fx, ViewReader.Patience.NORMAL);

    @AfterEach
    void close() {
        reader.close();
    }

    private static AddressRange page(long index) {
        return AddressRange.ofLength(START + index * PAGE, PAGE);
    }

    private FetchWork fetch(AddressRange... ranges) {
        return new FetchWork(List.of(ranges), PageBytes.zeros(4096), new FetchWork.Sink() {
            @Override
            public void read(AddressRange range, List<PageBytes> pages, List<PageRun> runs, long readAt) {
                read.add(range);
            }

            @Override
            public void failed(AddressRange range, ProcessFailure failure) {
                failed.put(range, failure);
            }
        });
    }

    @Test
    void readsWhatIsOnScreenBeforeWhatIsAhead() {
        try (Gate gate = new Gate(page(0)::equals)) {
            memory.beforeEachCall(gate);
            reader.put(Work.Kind.SCREEN, fetch(page(0)));
            gate.awaitHeld();
            reader.put(Work.Kind.AHEAD, fetch(page(10)));
            reader.put(Work.Kind.SCREEN, fetch(page(1)));
            gate.open();

            fx.runUntil("all is read", () -> read.size() == 3);

            assertThat(gate.fetched()).containsExactly(page(0), page(1), page(10));
        }
    }

    @Test
    void dropsWhatIsNoLongerWanted() {
        try (Gate gate = new Gate(page(0)::equals)) {
            memory.beforeEachCall(gate);
            reader.put(Work.Kind.SCREEN, fetch(page(0), page(1), page(2)));
            gate.awaitHeld();
            reader.put(Work.Kind.SCREEN, fetch(page(7)));
            gate.open();

            fx.runUntil("the new page is read", () -> read.contains(page(7)));

            assertThat(gate.fetched()).containsExactly(page(0), page(7));
        }
    }

    @Test
    void readsOnWhileOneReadIsStuckAndSaysSoAfterTwoSeconds() {
        try (Gate gate = new Gate(page(0)::equals)) {
            memory.beforeEachCall(gate);
            reader.put(Work.Kind.SCREEN, fetch(page(0), page(1)));

            fx.runUntil("the other page is read", () -> read.contains(page(1)));
            assertThat(failed).isEmpty();
            fx.runUntil("the stuck page is told", () -> failed.containsKey(page(0)));

            assertThat(failed.get(page(0))).isEqualTo(new ProcessFailure.NotAnswering(ArrayMemory.PROCESS));
        }
        fx.runUntil("it came after all", () -> read.contains(page(0)));
    }

    @Test
    void doesNotReadPagesTwiceAtTheSameTime() {
        try (Gate gate = new Gate(page(0)::equals)) {
            memory.beforeEachCall(gate);
            reader.put(Work.Kind.SCREEN, fetch(page(0)));
            gate.awaitHeld();
            reader.put(Work.Kind.SCREEN, fetch(page(0), page(3)));

            fx.runUntil("the free page is read", () -> read.contains(page(3)));

            assertThat(gate.fetched()).containsExactly(page(0), page(3));
        }
    }

    @Test
    void handsResultsOverAtMostTenTimesASecond() {
        long start = System.nanoTime();
        for (int i = 0; i < 7; i++) {
            int at = i;
            reader.put(Work.Kind.SCREEN, fetch(page(at)));
            fx.runUntil("page " + i, () -> read.contains(page(at)));
        }

        double tenths = (System.nanoTime() - start) / 1e8;
        assertThat((double) fx.handed()).isLessThanOrEqualTo(tenths + 2);
        assertThat(read).hasSize(7);
    }

    @Test
    void handsNothingOverOnceClosed() {
        try (Gate gate = new Gate(page(0)::equals)) {
            memory.beforeEachCall(gate);
            reader.put(Work.Kind.SCREEN, fetch(page(0)));
            gate.awaitHeld();
            reader.close();
        }
        reader.put(Work.Kind.SCREEN, fetch(page(1)));

        assertThat(read).isEmpty();
        assertThat(memory.threads()).containsExactly("viewport");
    }
}
