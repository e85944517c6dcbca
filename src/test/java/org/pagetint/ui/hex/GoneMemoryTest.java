package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.PartCounts;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.hex.layout.Move;
import org.pagetint.ui.hex.loading.PageContent;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.ViewNotice;

/// What was read stays when the process, the region or a part of it goes.
class GoneMemoryTest {
    private static final long PAGE = HexFixture.PAGE;
    private static final AddressRange HUGE = ModelFixture.HUGE;
    private static final AddressRange SMALL = ModelFixture.SMALL;
    private static final long START = HUGE.start();

    private final ArrayMemory memory = ModelFixture.twoRegions();
    private final ModelFixture stand = new ModelFixture(memory);
    private final HexViewModel model = stand.model();
    private final ManualFx fx = stand.fx();

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void keepsWhatWasReadWhenTheProcessEnds() {
        stand.show(HUGE);
        ProcessFailure exited = new ProcessFailure.Exited(ArrayMemory.PROCESS);
        memory.failWith(exited);

        model.refreshSight();
        fx.runUntil(
                "the end is noticed",
                () -> model.document().noticeProperty().get().isPresent());

        assertThat(model.document().noticeProperty().get()).contains(new ViewNotice.Ended(exited));
        assertThat(stand.byteAt(START)).isEqualTo('f');
        assertThat(model.document().isOver()).isTrue();
        assertThat(model.document().contentOf(START + (1L << 39))).contains(new PageContent.Failed(exited));
    }

    @Test
    void keepsWhatWasReadWhenTheRegionVanishes() {
        memory.write(SMALL.start(), "heap");
        stand.show(SMALL);
        memory.unmap(SMALL.start());

        model.refreshSight();
        fx.runUntil(
                "it is noticed", () -> model.document().noticeProperty().get().isPresent());

        assertThat(model.document().noticeProperty().get()).contains(new ViewNotice.Vanished());
        assertThat(stand.byteAt(SMALL.start())).isEqualTo('h');
        assertThat(model.lineProperty().get()).contains("nothing is mapped here any more");
    }

    @Test
    void keepsWhatWasReadOfTheRestWhenTheRegionShrinks() {
        memory.write(SMALL.start() + 2 * PAGE, "tail");
        stand.show(SMALL);
        model.cursor().move(Move.REGION_END, false);
        stand.awaitPage(SMALL.start() + 2 * PAGE);
        AddressRange left = SMALL.first(PAGE);
        memory.unmap(SMALL.start()).map(left, "[heap]").set(SMALL.start(), 1, PageState.DIRTY_MEMORY);

        model.refreshSight();
        fx.runUntil(
                "it is noticed", () -> model.document().noticeProperty().get().isPresent());

        assertThat(model.document().noticeProperty().get()).contains(new ViewNotice.Shrunk(left));
        assertThat(stand.byteAt(SMALL.start() + 2 * PAGE)).isEqualTo('t');
        assertThat(model.document().regionProperty().get()).contains(SMALL);
    }

    @Test
    void keepsStripAndCardWhenOneReadsAgainAfterTheEnd() {
        stand.show(HUGE);
        PartCounts counts = model.document().strip().orElseThrow();
        fx.runUntil(
                "all is counted",
                () -> counts.counts(0, 4096).bytes(PageState.NEVER_TOUCHED) == ((1L << 28) - 4) * 4096);
        memory.failWith(new ProcessFailure.Exited(ArrayMemory.PROCESS));
        model.refreshSight();
        fx.runUntil("the end is noticed", model.document()::isOver);

        model.refresh();

        assertThat(model.document().strip()).containsSame(counts);
        assertThat(model.document().factsProperty().get().orElseThrow().page().state())
                .isEqualTo(PageState.DIRTY_MEMORY);
        assertThat(model.document().isSettled()).isTrue();
    }

    @Test
    void saysNothingOnTheCardOfAPageThatNobodyCanAskAboutAnyMore() {
        stand.show(HUGE);
        memory.failWith(new ProcessFailure.Exited(ArrayMemory.PROCESS));
        model.refreshSight();
        fx.runUntil("the end is noticed", model.document()::isOver);

        model.cursor().goTo(START + 0x10_0000);

        assertThat(model.document().factsProperty().get()).isEmpty();
        assertThat(model.lineProperty().get()).isEqualTo("7f0000100000 · Process 4711 has exited.");
    }
}
