package org.pagetint.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// With a clock that a test puts on.
final class PulseRateTest {
    private final List<Integer> periods = new ArrayList<>();
    private final List<Runnable> looks = new ArrayList<>();
    private long millis;
    private final PulseRate rate = new PulseRate(periods::add, () -> millis * 1_000_000, (_, look) -> looks.add(look));

    /// A second passes, and whoever wanted to look then looks.
    private void second() {
        millis += 1_000;
        List<Runnable> now = List.copyOf(looks);
        looks.clear();
        now.forEach(Runnable::run);
    }

    @Test
    void slowsDownWhenNothingHappens() {
        second();

        assertThat(periods).containsExactly(PulseRate.SLOW_MILLIS);
        assertThat(looks).as("nobody looks any more").isEmpty();
    }

    @Test
    void staysQuickWhileSomethingHappens() {
        for (int i = 0; i < 10; i++) {
            millis += 500;
            rate.pulse();
            millis -= 500;
            second();
        }

        assertThat(periods).isEmpty();
        assertThat(looks).hasSize(1);
    }

    @Test
    void quickensAtOnceForAPerson() {
        second();
        rate.input();

        assertThat(periods).containsExactly(PulseRate.SLOW_MILLIS, PulseRate.FAST_MILLIS);
        second();
        assertThat(periods).endsWith(PulseRate.SLOW_MILLIS);
    }

    @Test
    void quickensForWhatMovesAndNotForWhatChangesNowAndThen() {
        second();
        for (int i = 0; i < 5; i++) {
            rate.pulse();
            millis += 1_000;
        }
        assertThat(periods).containsExactly(PulseRate.SLOW_MILLIS);

        rate.pulse();
        millis += PulseRate.SLOW_MILLIS;
        rate.pulse();

        assertThat(periods).containsExactly(PulseRate.SLOW_MILLIS, PulseRate.FAST_MILLIS);
    }
}
