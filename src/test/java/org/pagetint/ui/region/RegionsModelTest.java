package org.pagetint.ui.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageState;
import org.pagetint.ui.task.Background;

/// What the table lists and what its totals say, step by step: each part of the work in the background is done when the
/// test says so.
class RegionsModelTest {
    private static final long PAGE = 4096;
    private static final long LOW = 0x10000;
    private static final long MIDDLE = 0x40000;
    private static final long HIGH = 0xffffffffff600000L;

    private final ArrayMemory memory = new ArrayMemory();
    private final Queue<Runnable> refreshing = new ArrayDeque<>();
    private final Queue<Runnable> counting = new ArrayDeque<>();
    private final RegionsModel model = new RegionsModel(
            memory,
            new Background(refreshing::add, Runnable::run),
            new Background(counting::add, Runnable::run),
            failure -> {
                throw new AssertionError(failure);
            });

    @BeforeEach
    void mapThreeRegions() {
        map(LOW, 4, "[heap]");
        map(MIDDLE, 8, "");
        map(HIGH, 1, "[vsyscall]");
        memory.set(LOW, 1, PageState.DIRTY_MEMORY);
        memory.set(MIDDLE, 5, PageState.DIRTY_MEMORY);
    }

    private void map(long start, long pages, String name) {
        memory.map(AddressRange.ofLength(start, pages * PAGE), name);
    }

    private static void run(Queue<Runnable> work) {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private void show() {
        model.show(memory.mappingsNow());
    }

    private void refresh() {
        model.refresh();
        run(refreshing);
        run(counting);
    }

    private void arrange(RegionArrangement arrangement) {
        model.arrangementProperty().set(arrangement);
    }

    private void filter(String words) {
        arrange(model.arrangementProperty().get().with(new RegionFilter(words, Set.of())));
    }

    private List<Long> starts() {
        return rows().stream().map(row -> row.mapping().range().start()).toList();
    }

    private List<RegionRow> rows() {
        return model.entriesProperty().get().stream().map(RegionRow.class::cast).toList();
    }

    private static PageCounts counts(long dirtyPages, long untouchedPages) {
        PageCounts.Sum sum = new PageCounts.Sum();
        sum.add(PageState.DIRTY_MEMORY, dirtyPages * PAGE);
        sum.add(PageState.NEVER_TOUCHED, untouchedPages * PAGE);
        return sum.toCounts();
    }

    private RegionTotals totals() {
        return model.totalsProperty().get();
    }

    @Test
    void totalsAreThoseOfTheListedRegionsBeforeAndAfterTheyAreCounted() {
        show();
        assertThat(starts()).containsExactly(LOW, MIDDLE, HIGH);
        assertThat(totals()).isEqualTo(new RegionTotals(3, 3, 13 * PAGE, 3, PageCounts.NONE));

        filter("heap");
        assertThat(totals()).isEqualTo(new RegionTotals(1, 3, 4 * PAGE, 1, PageCounts.NONE));

        run(counting);
        assertThat(totals()).isEqualTo(new RegionTotals(1, 3, 4 * PAGE, 0, counts(1, 3)));
        filter("");
        assertThat(totals()).isEqualTo(new RegionTotals(3, 3, 13 * PAGE, 0, counts(6, 7)));
        assertThat(model.pagesProperty().get().sum()).isEqualTo(counts(6, 7));
        filter("no such region");
        assertThat(totals()).isEqualTo(new RegionTotals(0, 3, 0, 0, PageCounts.NONE));
    }

    @Test
    void ordersByWhatIsCountedOnceItIsCounted() {
        arrange(RegionArrangement.PLAIN.with(new RegionOrder(RegionColumn.DIRTY, true)));
        show();
        assertThat(starts()).containsExactly(LOW, MIDDLE, HIGH);

        run(counting);
        assertThat(starts()).containsExactly(MIDDLE, LOW, HIGH);
        filter("7 or nothing");
        filter("");
        assertThat(starts()).containsExactly(MIDDLE, LOW, HIGH);
        arrange(RegionArrangement.PLAIN.with(new RegionOrder(RegionColumn.START, true)));
        assertThat(starts()).containsExactly(HIGH, MIDDLE, LOW);
        arrange(RegionArrangement.PLAIN.with(new RegionOrder(RegionColumn.SIZE, false)));
        assertThat(starts()).containsExactly(HIGH, LOW, MIDDLE);
    }

    @Test
    void marksWhatChangedAndForgetsTheMarksWhenNothingDoes() {
        show();
        run(counting);
        memory.unmap(LOW);
        memory.unmap(MIDDLE);
        map(MIDDLE, 9, "");
        map(0x80000, 1, "");

        refresh();
        assertThat(rows())
                .extracting(RegionRow::change)
                .containsExactly(
                        new RegionChange.Gone(),
                        new RegionChange.Grown(PAGE),
                        new RegionChange.Appeared(),
                        new RegionChange.None());
        assertThat(totals().uncounted()).isZero();

        refresh();
        assertThat(rows()).extracting(RegionRow::change).containsOnly(new RegionChange.None());
        assertThat(starts()).containsExactly(MIDDLE, 0x80000L, HIGH);
    }

    @Test
    void countsOnlyWhatIsNewAndWhatIsOnScreenWhenLookingQuickly() {
        show();
        run(counting);
        memory.set(LOW, 4, PageState.DIRTY_MEMORY);
        memory.set(MIDDLE, 8, PageState.DIRTY_MEMORY);
        map(0x80000, 1, "");

        model.countFirst(() -> List.of(AddressRange.ofLength(LOW, 4 * PAGE)));
        model.refreshQuickly();
        run(refreshing);
        assertThat(totals().uncounted()).isEqualTo(1);
        assertThat(totals().pages()).isEqualTo(counts(6, 7));
        run(counting);
        assertThat(totals().pages()).isEqualTo(counts(4 + 5, 3 + 1 + 1));

        model.countFirst(() -> List.of(AddressRange.ofLength(MIDDLE, 8 * PAGE)));
        model.refreshQuickly();
        run(refreshing);
        assertThat(rows()).extracting(RegionRow::change).contains(new RegionChange.Appeared());
        run(counting);
        assertThat(totals().pages()).isEqualTo(counts(4 + 8, 1 + 1));
    }

    @Test
    void forgetsThePagesOfARegionThatChanged() {
        show();
        run(counting);
        memory.unmap(MIDDLE);
        map(MIDDLE, 7, "");

        model.refresh();
        run(refreshing);
        assertThat(model.pagesOf(rows().get(1).mapping())).isEqualTo(Optional.empty());
        assertThat(model.pagesOf(rows().getFirst().mapping()))
                .map(RegionPages::counts)
                .contains(counts(1, 3));
        assertThat(totals().uncounted()).isEqualTo(1);
    }
}
