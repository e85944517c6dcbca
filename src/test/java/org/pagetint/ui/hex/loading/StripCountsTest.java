package org.pagetint.ui.hex.loading;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.painting.StripMix;
import org.pagetint.ui.theme.PagePalette;

class StripCountsTest {
    private static final long START = 0x7f00_0000_0000L;
    private static final PagePalette LIGHT = PagePalette.LIGHT;

    private static StripCounts counts(long pages) {
        return new StripCounts(AddressRange.ofLength(START, pages * 4096), PageSize.DEFAULT);
    }

    private static PageRun run(long page, long pages, PageState state) {
        return PageRun.known(
                AddressRange.ofLength(START + page * 4096, pages * 4096), state, ByteOrigin.PROCESS_MEMORY);
    }

    @Test
    void givesEachPageOfASmallRegionABundleOfItsOwn() {
        StripCounts counts = counts(7);

        assertThat(counts.bundles()).isEqualTo(7);
        assertThat(counts.bundleOf(START + 6 * 4096)).isEqualTo(6);
    }

    @Test
    void sharesARunAmongTheBundlesItTouches() {
        StripCounts counts = counts(1L << 28);
        counts.add(run(10, (1L << 28) - 20, PageState.NEVER_TOUCHED));
        counts.add(run(0, 10, PageState.DIRTY_MEMORY));

        assertThat(counts.bundles()).isEqualTo(4096);
        assertThat(counts.pages(PageState.DIRTY_MEMORY, 0, 1)).isEqualTo(10);
        assertThat(counts.pages(PageState.NEVER_TOUCHED, 0, 1)).isEqualTo(65536 - 10);
        assertThat(counts.pages(PageState.NEVER_TOUCHED, 0, 4096)).isEqualTo((1L << 28) - 20);
    }

    @Property
    void tilesTheRegionWithItsBundles(@ForAll @LongRange(min = 1, max = 1L << 34) long pages) {
        StripCounts counts = counts(pages);

        assertThat(counts.bundles()).isBetween(1, 4096);
        assertThat(counts.range(0, counts.bundles())).isEqualTo(counts.region());
        assertThat(counts.bundleOf(counts.region().end() - 1)).isEqualTo(counts.bundles() - 1);
    }

    @Test
    void takesOverPartsThatWereCountedOnTheirOwn() {
        StripCounts counts = counts(1L << 20);
        StripCounts part = counts.part(1000, 2000);
        part.add(run(1000 * 256, 1000 * 256, PageState.FILE));

        counts.take(part, 1000);

        assertThat(counts.pages(PageState.FILE, 0, 4096)).isEqualTo(256_000);
        assertThat(counts.pages(PageState.FILE, 1000, 1001)).isEqualTo(256);
    }

    @Test
    void showsOneDirtyPageInATebibyte() {
        StripCounts counts = counts(1L << 28);
        counts.add(run(0, 1L << 27, PageState.NEVER_TOUCHED));
        counts.add(run(1L << 27, 1, PageState.DIRTY_MEMORY));
        counts.add(run((1L << 27) + 1, (1L << 27) - 1, PageState.NEVER_TOUCHED));
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
        StripCounts counts = counts(4096 * 4);
        for (long page = 0; page < 4096 * 4; page += 4) {
            counts.add(run(page, 1, PageState.FILE));
            counts.add(run(page + 1, 3, PageState.NEVER_TOUCHED));
        }
        int[] pixels = new int[20];

        new StripMix(counts, LIGHT::shade, LIGHT.ground(), 20).paint(5, 900, pixels, 0);

        assertThat(pixels).startsWith(0xff0b63b0, 0xff0b63b0, 0xff0b63b0, 0xff0b63b0, 0xff0b63b0, 0xfff6f6f8);
    }

    @Test
    void keepsTheLastCountsUntilItIsCountedAgain() {
        StripCounts counts = counts(4096);
        counts.add(run(0, 4096, PageState.FILE));

        StripCounts again = counts.again();
        StripCounts part = again.part(0, 100);
        part.add(run(0, 100, PageState.DIRTY_MEMORY));
        again.take(part, 0);

        assertThat(again.pages(PageState.FILE, 0, 4096)).isEqualTo(3996);
        assertThat(again.pages(PageState.DIRTY_MEMORY, 0, 4096)).isEqualTo(100);
        assertThat(counts.pages(PageState.FILE, 0, 4096)).isEqualTo(4096);
    }
}
