package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.pagetint.ui.hex.loading.StripScan;
import org.pagetint.ui.hex.painting.StripMix;
import org.pagetint.ui.theme.PagePalette;

class PartCountsTest {
    private static final long START = 0x7f00_0000_0000L;
    private static final PagePalette LIGHT = PagePalette.LIGHT;

    private static PartCounts counts(long pages) {
        return StripScan.partsOf(AddressRange.ofLength(START, pages * 4096), PageSize.DEFAULT);
    }

    private static void add(PartCounts counts, PageRun run) {
        counts.add(run.range(), run.state());
    }

    private static long pages(PartCounts counts, PageState state, int from, int to) {
        return counts.counts(from, to).bytes(state) / 4096;
    }

    private static PageRun run(long page, long pages, PageState state) {
        return PageRun.known(
                AddressRange.ofLength(START + page * 4096, pages * 4096), state, ByteOrigin.PROCESS_MEMORY);
    }

    @Test
    void givesEachPageOfASmallRegionABundleOfItsOwn() {
        PartCounts counts = counts(7);

        assertThat(counts.parts()).isEqualTo(7);
        assertThat(counts.partOf(START + 6 * 4096)).isEqualTo(6);
    }

    @Test
    void sharesARunAmongTheBundlesItTouches() {
        PartCounts counts = counts(1L << 28);
        add(counts, run(10, (1L << 28) - 20, PageState.NEVER_TOUCHED));
        add(counts, run(0, 10, PageState.DIRTY_MEMORY));

        assertThat(counts.parts()).isEqualTo(4096);
        assertThat(pages(counts, PageState.DIRTY_MEMORY, 0, 1)).isEqualTo(10);
        assertThat(pages(counts, PageState.NEVER_TOUCHED, 0, 1)).isEqualTo(65536 - 10);
        assertThat(pages(counts, PageState.NEVER_TOUCHED, 0, 4096)).isEqualTo((1L << 28) - 20);
    }

    @Property
    void tilesTheRegionWithItsBundles(@ForAll @LongRange(min = 1, max = 1L << 34) long pages) {
        PartCounts counts = counts(pages);

        assertThat(counts.parts()).isBetween(1, 4096);
        assertThat(counts.range(0, counts.parts())).isEqualTo(counts.range());
        assertThat(counts.partOf(counts.range().end() - 1)).isEqualTo(counts.parts() - 1);
    }

    @Test
    void takesOverPartsThatWereCountedOnTheirOwn() {
        PartCounts counts = counts(1L << 20);
        PartCounts part = counts.piece(1000, 2000);
        add(part, run(1000 * 256, 1000 * 256, PageState.FILE));

        counts.take(part, 1000);

        assertThat(pages(counts, PageState.FILE, 0, 4096)).isEqualTo(256_000);
        assertThat(pages(counts, PageState.FILE, 1000, 1001)).isEqualTo(256);
    }

    @Test
    void showsOneDirtyPageInATebibyte() {
        PartCounts counts = counts(1L << 28);
        add(counts, run(0, 1L << 27, PageState.NEVER_TOUCHED));
        add(counts, run(1L << 27, 1, PageState.DIRTY_MEMORY));
        add(counts, run((1L << 27) + 1, (1L << 27) - 1, PageState.NEVER_TOUCHED));
        int[] pixels = new int[20 * 900];

        StripMix mix = new StripMix(counts, LIGHT::shade, LIGHT.ground(), 20);
        for (int y = 0; y < 900; y++) {
            mix.paint(y, 900, pixels, y * 20);
        }

        assertThat(pixels).contains(0xffc55a00);
        assertThat(java.util.Arrays.stream(pixels).filter(pixel -> pixel == 0xffc55a00))
                .hasSize(2);
    }

    @Test
    void sharesTheWidthAmongTheStates() {
        PartCounts counts = counts(4096 * 4);
        for (long page = 0; page < 4096 * 4; page += 4) {
            add(counts, run(page, 1, PageState.FILE));
            add(counts, run(page + 1, 3, PageState.NEVER_TOUCHED));
        }
        int[] pixels = new int[20];

        new StripMix(counts, LIGHT::shade, LIGHT.ground(), 20).paint(5, 900, pixels, 0);

        assertThat(pixels).startsWith(0xff0b63b0, 0xff0b63b0, 0xff0b63b0, 0xff0b63b0, 0xff0b63b0, 0xfff6f6f8);
    }

    @Test
    void keepsTheLastCountsUntilItIsCountedAgain() {
        PartCounts counts = counts(4096);
        add(counts, run(0, 4096, PageState.FILE));

        PartCounts again = counts.again();
        PartCounts part = again.piece(0, 100);
        add(part, run(0, 100, PageState.DIRTY_MEMORY));
        again.take(part, 0);

        assertThat(pages(again, PageState.FILE, 0, 4096)).isEqualTo(3996);
        assertThat(pages(again, PageState.DIRTY_MEMORY, 0, 4096)).isEqualTo(100);
        assertThat(pages(counts, PageState.FILE, 0, 4096)).isEqualTo(4096);
    }
}
