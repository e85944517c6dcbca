package org.pagetint.ui.hex.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.PartCounts;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.hex.Gate;
import org.pagetint.ui.hex.HexFixture;
import org.pagetint.ui.hex.ManualFx;
import org.pagetint.ui.hex.ModelFixture;
import org.pagetint.ui.hex.layout.HexLayout;
import org.pagetint.ui.hex.layout.Move;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.loading.PageContent;

class HexViewModelTest {
    private static final long PAGE = HexFixture.PAGE;
    private static final AddressRange HUGE = ModelFixture.HUGE;
    private static final AddressRange SMALL = ModelFixture.SMALL;
    private static final long START = HUGE.start();
    private static final AddressRange VSYSCALL = AddressRange.ofLength(0xffff_ffff_ff60_0000L, PAGE);

    private final ArrayMemory memory = ModelFixture.twoRegions()
            .map(VSYSCALL, "[vsyscall]")
            .set(VSYSCALL.start(), 1, PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY);
    private final ModelFixture stand = new ModelFixture(memory);
    private final HexViewModel model = stand.model();
    private final ManualFx fx = stand.fx();

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void showsTheFirstBytesOfARegion() {
        stand.show(HUGE);

        assertThat(stand.byteAt(START)).isEqualTo('f');
        assertThat(model.lineProperty().get()).isEqualTo("7f0000000000 · dirty memory, from the process");
    }

    @Test
    void readsOnlyWhatIsInSightAndALittleAhead() {
        try (Gate gate = new Gate(_ -> false)) {
            memory.beforeEachCall(gate);
            stand.show(HUGE);
            stand.awaitPage(START + 16 * PAGE);

            assertThat(gate.fetched())
                    .allSatisfy(range -> assertThat(range.end()).isLessThanOrEqualTo(START + 17 * PAGE));
        }
    }

    @Test
    void readsAheadInTheDirectionOfTravel() {
        stand.show(HUGE);
        long middle = START + (1L << 39);
        model.cursor().goTo(middle);
        stand.awaitPage(middle + 5 * PAGE);
        model.cursor().goTo(middle - 40 * PAGE);
        stand.awaitPage(middle - 40 * PAGE);

        stand.awaitPage(middle - 50 * PAGE);

        assertThat(model.document().contentOf(middle - 60 * PAGE)).isEmpty();
    }

    @Test
    void neverReadsInTheThreadThatShows() {
        stand.show(HUGE);
        model.cursor().goTo(START + (1L << 38));
        stand.awaitPage(START + (1L << 38));
        model.refresh();

        assertThat(memory.threads())
                .isNotEmpty()
                .doesNotContain(Thread.currentThread().getName());
    }

    @Test
    void selectsATebibyteForNothing() {
        stand.show(HUGE);

        model.cursor().move(Move.REGION_END, true);

        assertThat(model.cursor().selectionProperty().get().range()).isEqualTo(HUGE);
        assertThat(model.lineProperty().get()).contains(" · 1 TiB selected · ");
    }

    @Test
    void worksAboveTheSignedAddresses() {
        stand.show(VSYSCALL);
        model.cursor().move(Move.REGION_END, false);

        assertThat(model.lineProperty().get())
                .isEqualTo("ffffffffff600fff · unreadable, unknown: memory of a device or of the kernel");
    }

    @Test
    void goesToOtherRegionsAndBackAndForward() {
        stand.show(HUGE);
        model.cursor().goTo(START + 0x123456);
        model.cursor().goTo(SMALL.start() + 5);

        assertThat(model.document().regionProperty().get()).contains(SMALL);
        model.cursor().back();
        assertThat(model.cursor().selectionProperty().get()).isEqualTo(Selection.at(START + 0x123456));
        assertThat(model.document().regionProperty().get()).contains(HUGE);
        model.cursor().back();
        assertThat(model.cursor().selectionProperty().get().cursor()).isEqualTo(START);
        model.cursor().forward();
        model.cursor().forward();
        assertThat(model.cursor().selectionProperty().get().cursor()).isEqualTo(SMALL.start() + 5);
    }

    @Test
    void staysWhereItIsWhenNothingIsMappedThere() {
        stand.show(SMALL);

        assertThat(model.cursor().goTo(0x1234)).isFalse();
        assertThat(model.document().regionProperty().get()).contains(SMALL);
    }

    @Test
    void showsWhatAPageIsAtTheCursor() {
        stand.show(HUGE);

        fx.runUntil(
                "the facts are there",
                () -> model.document().factsProperty().get().isPresent());

        assertThat(model.document().factsProperty().get().orElseThrow().page().state())
                .isEqualTo(PageState.DIRTY_MEMORY);
    }

    @Test
    void countsTheStatesOfATebibyteFromItsRuns() {
        stand.show(HUGE);

        PartCounts counts = model.document().strip().orElseThrow();
        fx.runUntil(
                "all pages are counted",
                () -> counts.counts(0, counts.parts()).bytes(PageState.NEVER_TOUCHED) == ((1L << 28) - 4) * 4096);

        assertThat(counts.counts(0, 1).bytes(PageState.DIRTY_MEMORY)).isEqualTo(4 * 4096);
    }

    @Test
    void readsAgainWhatComesBackIntoSightAfterAWhile() {
        stand.show(HUGE);
        model.cursor().goTo(START + 0x10_0000);
        stand.awaitPage(START + 0x10_0000);
        memory.write(START, "Later");
        long start = System.nanoTime();
        fx.runUntil("a second has gone by", () -> {
            model.cursor().goTo(START);
            model.cursor().goTo(START + 0x20_0000);
            return stand.byteAt(START) == 'L' || System.nanoTime() - start > 15_000_000_000L;
        });

        assertThat(stand.byteAt(START)).isEqualTo('L');
    }

    @Test
    void keepsTheOtherPagesWhenOneDoesNotAnswer() {
        AddressRange stuck = AddressRange.ofLength(SMALL.start() + PAGE, PAGE);
        try (Gate gate = new Gate(range -> range.contains(stuck.start()))) {
            memory.beforeEachCall(gate);
            model.options().layoutProperty().set(HexLayout.DEFAULT.withBytesPerRow(128));
            model.cursor().resize(22, 2200, 16);
            model.show(memory, memory.mappingsNow(), SMALL);

            stand.awaitPage(SMALL.start());
            stand.awaitPage(SMALL.start() + 2 * PAGE);
            stand.awaitPage(stuck.start());

            assertThat(stand.byteAt(SMALL.start())).isZero();
            assertThat(stand.byteAt(SMALL.start() + 2 * PAGE)).isZero();
            assertThat(model.document().contentOf(stuck.start()))
                    .contains(new PageContent.Failed(new ProcessFailure.NotAnswering(ArrayMemory.PROCESS)));
            assertThat(model.document().noticeProperty().get())
                    .contains(new ViewNotice.NotAnswering(new ProcessFailure.NotAnswering(ArrayMemory.PROCESS)));
        }
        model.refresh();
        fx.runUntil("the page answers at last", () -> stand.byteAt(stuck.start()) == 0);
        assertThat(model.document().noticeProperty().get()).isEmpty();
    }

    @Test
    void saysNothingOfSilentPagesOnceAnotherRegionIsShown() {
        try (Gate gate = new Gate(range -> range.contains(SMALL.start()))) {
            memory.beforeEachCall(gate);
            model.show(memory, memory.mappingsNow(), SMALL);
            gate.awaitHeld();
            model.cursor().goTo(START);

            fx.runUntil(
                    "the page counts as silent",
                    () -> model.document()
                            .contentOf(SMALL.start())
                            .equals(Optional.of(
                                    new PageContent.Failed(new ProcessFailure.NotAnswering(ArrayMemory.PROCESS)))));

            assertThat(model.document().noticeProperty().get()).isEmpty();
        }
    }

    @Test
    void triesThePagesOfAFailedReadOneByOne() {
        long bad = SMALL.start() + PAGE;
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch") && range.contains(bad)) {
                throw new ProcessFailedException(
                        new ProcessFailure.Io(ArrayMemory.PROCESS, "read", Optional.of(5), "EIO"));
            }
        });
        model.options().layoutProperty().set(HexLayout.DEFAULT.withBytesPerRow(128));
        model.cursor().resize(22, 2200, 16);
        model.show(memory, memory.mappingsNow(), SMALL);

        stand.awaitPage(bad);

        stand.awaitPage(SMALL.start());
        stand.awaitPage(SMALL.start() + 2 * PAGE);
        assertThat(stand.byteAt(SMALL.start() + 2 * PAGE)).isZero();
        assertThat(model.document().contentOf(bad).flatMap(PageContent::reading))
                .isEmpty();
    }

    @Test
    void growsWithItsRegion() {
        stand.show(SMALL);
        AddressRange grown = AddressRange.ofLength(SMALL.start(), 100 * PAGE);
        memory.unmap(SMALL.start()).map(grown, "[heap]");

        model.document().update(memory.mappingsNow());

        assertThat(model.document().regionProperty().get()).contains(grown);
        assertThat(model.document().noticeProperty().get()).isEmpty();
        model.cursor().move(Move.REGION_END, false);
        assertThat(model.cursor().selectionProperty().get().cursor()).isEqualTo(grown.end() - 1);
    }

    @Test
    void keepsTheFirstByteInSightWhenTheLayoutChanges() {
        stand.show(HUGE);
        model.cursor().goTo(START + 0x8000_0000L);
        long first = model.cursor()
                .viewport()
                .grid()
                .orElseThrow()
                .address(model.cursor().viewport().scroll().row());

        model.options().layoutProperty().set(HexLayout.DEFAULT.withBytesPerRow(32));

        RowGrid grid = model.cursor().viewport().grid().orElseThrow();
        assertThat(grid.bytesPerRow()).isEqualTo(32);
        assertThat(grid.address(model.cursor().viewport().scroll().row())).isEqualTo(first & -32);
    }

    @Test
    void letsGoOfTheMemoryWhenItIsCleared() {
        stand.show(HUGE);

        model.clear();

        assertThat(model.document().regionProperty().get()).isEmpty();
        assertThat(model.lineProperty().get()).isEmpty();
        assertThat(model.document().contentOf(START)).isEmpty();
    }
}
