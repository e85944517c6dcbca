package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class RunJoinerTest {
    private static final AddressRange FIRST = new AddressRange(0x1000, 0x2000);
    private static final AddressRange SECOND = new AddressRange(0x2000, 0x5000);
    private static final AddressRange APART = new AddressRange(0x6000, 0x7000);

    @Test
    void joinsRunsThatTouchAndAreAlike() {
        assertThat(joined(dirty(FIRST), dirty(SECOND))).containsExactly(dirty(new AddressRange(0x1000, 0x5000)));
    }

    @Test
    void keepsRunsApartThatDoNotTouch() {
        assertThat(joined(dirty(SECOND), dirty(APART))).containsExactly(dirty(SECOND), dirty(APART));
    }

    @Test
    void keepsRunsApartThatDifferInStateOriginOrReason() {
        PageRun file = PageRun.known(FIRST, PageState.NOT_RESIDENT, ByteOrigin.BACKING_FILE);
        PageRun zero = PageRun.known(SECOND, PageState.NEVER_TOUCHED, ByteOrigin.ZERO_FILL);
        PageRun guard = PageRun.unknown(FIRST, PageState.UNREADABLE, UnknownReason.GUARD_PAGE);
        PageRun device = PageRun.unknown(SECOND, PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY);

        assertThat(joined(file, zero)).containsExactly(file, zero);
        assertThat(joined(guard, device)).containsExactly(guard, device);
        assertThat(joined(dirty(FIRST), zero)).containsExactly(dirty(FIRST), zero);
    }

    @Test
    void givesNothingForNothing() {
        assertThat(joined()).isEmpty();
    }

    @Test
    void passesARunOnAsSoonAsItCannotGrow() {
        List<PageRun> out = new ArrayList<>();
        RunJoiner joiner = new RunJoiner(out::add);

        joiner.accept(dirty(FIRST));
        joiner.accept(dirty(APART));

        assertThat(out).containsExactly(dirty(FIRST));
    }

    /// Single pages in, runs out: they tile the same addresses with the same states, and no two neighbours are alike.
    @Property
    void tilesTheSameAddressesWithTheSameStates(@ForAll("pages") List<PageRun> pages) {
        List<PageRun> runs = joined(pages.toArray(PageRun[]::new));

        long at = 0;
        for (PageRun run : runs) {
            assertThat(run.range().start()).isEqualTo(at);
            for (long page = at; page < run.range().end(); page += 0x1000) {
                assertThat(pages.get((int) (page / 0x1000)).isLike(run)).isTrue();
            }
            at = run.range().end();
        }
        assertThat(at).isEqualTo(pages.size() * 0x1000L);
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i - 1).isLike(runs.get(i))).isFalse();
        }
    }

    @Provide
    Arbitrary<List<PageRun>> pages() {
        AddressRange page = new AddressRange(0, 0x1000);
        Arbitrary<PageRun> known = Combinators.combine(
                        Arbitraries.of(PageState.FILE, PageState.DIRTY_MEMORY),
                        Arbitraries.of(ByteOrigin.PROCESS_MEMORY, ByteOrigin.BACKING_FILE))
                .as((state, origin) -> PageRun.known(page, state, origin));
        Arbitrary<PageRun> unknown = Arbitraries.of(UnknownReason.IN_SWAP, UnknownReason.USERFAULT)
                .map(reason -> PageRun.unknown(page, PageState.SWAPPED, reason));
        return Arbitraries.oneOf(known, unknown).list().ofMaxSize(40).map(RunJoinerTest::oneAfterTheOther);
    }

    private static List<PageRun> oneAfterTheOther(List<PageRun> pages) {
        List<PageRun> placed = new ArrayList<>();
        for (PageRun page : pages) {
            placed.add(page.withRange(AddressRange.ofLength(placed.size() * 0x1000L, 0x1000)));
        }
        return placed;
    }

    private static List<PageRun> joined(PageRun... runs) {
        List<PageRun> out = new ArrayList<>();
        RunJoiner joiner = new RunJoiner(out::add);
        for (PageRun run : runs) {
            joiner.accept(run);
        }
        joiner.finish();
        return out;
    }

    private static PageRun dirty(AddressRange range) {
        return PageRun.known(range, PageState.DIRTY_MEMORY, ByteOrigin.PROCESS_MEMORY);
    }
}
