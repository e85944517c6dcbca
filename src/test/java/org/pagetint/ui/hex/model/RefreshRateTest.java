package org.pagetint.ui.hex.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;

class RefreshRateTest {
    @Test
    void isOffOrHalfASecondToFiveSeconds() {
        assertThat(Arrays.stream(RefreshRate.values())
                        .map(RefreshRate::interval)
                        .flatMap(Optional::stream)
                        .map(Duration::toSeconds))
                .containsExactly(0.5, 1.0, 2.0, 5.0);
        assertThat(RefreshRate.OFF.interval()).isEmpty();
    }
}
