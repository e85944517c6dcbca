package org.pagetint.ui.hex.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefreshRateTest {
    @Test
    void isOffOrHalfASecondToFiveSeconds() {
        assertThat(Arrays.stream(RefreshRate.values())
                        .map(RefreshRate::interval)
                        .flatMap(Optional::stream)
                        .map(Duration::toMillis))
                .containsExactly(500L, 1000L, 2000L, 5000L);
        assertThat(RefreshRate.OFF.interval()).isEmpty();
    }
}
