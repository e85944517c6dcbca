package org.pagetint.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageState;

final class SharesTest {
    private static final int STRIP = 24;

    @Test
    void isNothingOfNothing() {
        assertThat(Shares.of(PageCounts.NONE, STRIP, 2)).containsOnly(0);
    }

    /// Some large states and many small ones want more than there is; a strip must not draw past its end.
    @Property
    void fillsTheLengthAndShowsWhatIsThere(@ForAll long seed) {
        Random chance = new Random(seed);
        PageCounts.Sum sum = new PageCounts.Sum();
        int there = 0;
        for (PageState state : PageState.IN_BARS) {
            long bytes = chance.nextInt(3) == 0 ? 0 : 1L << chance.nextInt(40);
            sum.add(state, bytes);
            there += bytes == 0 ? 0 : 1;
        }
        PageCounts counts = sum.toCounts();
        int[] shares = Shares.of(counts, STRIP, 2);

        assertThat(Arrays.stream(shares).sum()).isEqualTo(there == 0 ? 0 : STRIP);
        for (int i = 0; i < shares.length; i++) {
            boolean present = counts.bytes(PageState.IN_BARS.get(i)) > 0;
            assertThat(shares[i]).isGreaterThanOrEqualTo(present ? 2 : 0);
            assertThat(present || shares[i] == 0).isTrue();
        }
    }
}
