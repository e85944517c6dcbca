package org.pagetint.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How far work is, in words.
final class ProgressTextTest {
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void saysAmountRateAndTimeLeft() {
        assertThat(ProgressText.of(256 * MEBIBYTE, 1024 * MEBIBYTE, Duration.ofSeconds(2)))
                .isEqualTo("256 MiB of 1 GiB · 128 MiB/s · 6 s left");
    }

    @Test
    void saysNothingOfTheTimeLeftBeforeItCanBeKnown() {
        assertThat(ProgressText.of(0, MEBIBYTE, Duration.ZERO)).isEqualTo("0 B of 1 MiB · 0 B/s");
        assertThat(ProgressText.of(0, 0, Duration.ofSeconds(1))).isEqualTo("0 B of 0 B · 0 B/s");
        assertThat(ProgressText.timeLeft(Duration.ofSeconds(1), -1)).isEmpty();
        assertThat(ProgressText.timeLeft(Duration.ofSeconds(1), 1.1)).isEmpty();
        assertThat(ProgressText.timeLeft(Duration.ofSeconds(1), 1)).contains(Duration.ZERO);
    }
}
