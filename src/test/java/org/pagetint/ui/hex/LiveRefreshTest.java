package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.layout.Scroll;
import org.pagetint.ui.hex.loading.Changes;
import org.pagetint.ui.hex.loading.ViewReader;
import org.pagetint.ui.hex.model.HexViewModel;

/// What is in sight is read again while it is shown.
class LiveRefreshTest {
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
    void lightsUpBytesThatChangedSinceTheLastTime() {
        stand.show(HUGE);
        memory.write(START + 3, "S");

        model.refreshSight();
        fx.runUntil("the change is seen", () -> stand.byteAt(START + 3) == 'S');

        Changes changes = model.document().changes().orElseThrow();
        assertThat(changes.of(START).orElseThrow().stream()).containsExactly(3);
        assertThat(changes.strength(START, System.nanoTime(), true)).isBetween(0.0, 1.0);
        assertThat(changes.strength(START, System.nanoTime() + Changes.FADE_NANOS / 2, true))
                .isLessThan(0.5);
        assertThat(changes.fade(System.nanoTime() + Changes.FADE_NANOS)).isFalse();
    }

    @Test
    void doesNotScrollWhenItReadsAgain() {
        stand.show(HUGE);
        model.cursor().scrollBy(12345.5);
        Scroll before = model.cursor().viewport().scroll();
        stand.awaitPage(START + 2 * PAGE);
        memory.write(START + 2 * PAGE, "changed");

        model.refresh();
        fx.runUntil("it was read again", () -> stand.byteAt(START + 2 * PAGE) == 'c');

        assertThat(model.cursor().viewport().scroll()).isEqualTo(before);
    }

    @Test
    void skipsAReadingThatIsLate() {
        stand.show(SMALL);
        stand.awaitPage(SMALL.end() - PAGE);
        AtomicInteger fetches = new AtomicInteger();
        try (Gate gate = new Gate(_ -> true)) {
            memory.beforeEachCall((call, range) -> {
                if (call.equals("fetch")) {
                    fetches.incrementAndGet();
                }
                gate.before(call, range);
            });
            model.refreshSight();
            gate.awaitHeld();
            for (int i = 0; i < 10; i++) {
                model.refreshSight();
            }
            memory.write(SMALL.start(), "x");
        }
        fx.runUntil("the reading under way came", () -> stand.byteAt(SMALL.start()) == 'x');

        assertThat(fetches).hasValue(1);
    }

    @Test
    void readsAgainNothingButWhatIsInSight() {
        memory.set(START + 0x40_0000, 1, PageState.DIRTY_MEMORY);
        try (Gate gate = new Gate(_ -> false)) {
            stand.show(HUGE);
            model.cursor().goTo(START + 0x40_0000);
            stand.awaitPage(START + 0x40_0000 + 16 * PAGE);
            memory.beforeEachCall(gate);
            memory.write(START + 0x40_0000, "x");

            model.refreshSight();
            fx.runUntil("it was read again", () -> stand.byteAt(START + 0x40_0000) == 'x');

            AddressRange viewport = model.cursor().viewport().pages().orElseThrow();
            assertThat(gate.fetched()).isNotEmpty().allMatch(viewport::contains);
        }
    }

    @Test
    void tellsOnThePageCardWhatThePageHasBecome() {
        long later = START + 0x10_0000;
        stand.show(HUGE);
        model.cursor().goTo(later);
        fx.runUntil("its facts are there", model.document()::isSettled);
        assertThat(stateOnCard()).isEqualTo(PageState.NEVER_TOUCHED);
        memory.set(later, 1, PageState.DIRTY_MEMORY);

        model.refreshSight();

        fx.runUntil("it turned dirty", () -> stateOnCard() == PageState.DIRTY_MEMORY);
    }

    private PageState stateOnCard() {
        return model.document().factsProperty().get().orElseThrow().page().state();
    }

    @Test
    void keepsTheStripWhileItIsCountedAgain() {
        stand.show(SMALL);
        fx.runUntil("it is counted", () -> dirtyPages() == 3);
        try (Gate gate = new Gate("pages", _ -> true)) {
            memory.beforeEachCall(gate);
            model.refresh();
            gate.awaitHeld();

            assertThat(dirtyPages()).isEqualTo(3);
            memory.set(SMALL.start(), 3, PageState.FILE);
        }
        fx.runUntil("it was counted again", () -> dirtyPages() == 0);
    }

    private long dirtyPages() {
        return model.document().strip().orElseThrow().counts(0, 3).bytes(PageState.DIRTY_MEMORY) / 4096;
    }

    @Test
    void asksOnceAboutAPageThatIsSlowToAnswer() {
        ViewReader.Patience patient = new ViewReader.Patience(1_000_000, TimeUnit.SECONDS.toNanos(30));
        try (HexViewModel slow = new HexViewModel(fx, patient);
                Gate gate = new Gate("pageFacts", _ -> true)) {
            slow.cursor().resize(22, 660, 16);
            memory.beforeEachCall(gate);
            slow.show(memory, memory.mappingsNow(), SMALL);
            gate.awaitHeld();
            memory.write(SMALL.start(), "x");

            fx.runUntil("bytes are read again meanwhile", () -> {
                slow.refreshSight();
                return slow.document().byteAt(SMALL.start()).equals(Optional.of((int) 'x'));
            });
            slow.refreshSight();

            assertThat(gate.fetched()).hasSize(1);
        }
    }
}
