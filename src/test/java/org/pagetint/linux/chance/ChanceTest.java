package org.pagetint.linux.chance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Memory made by chance; see [Layouts]. The system property `layouts` says how many, `layouts.seed` from which seed
/// on.
final class ChanceTest {
    private static final int USUAL = 300;

    @Test
    void everyReaderAgreesWithThePlainestOne() throws Exception {
        long count = Long.getLong("layouts", USUAL);
        long first = Long.getLong("layouts.seed", System.currentTimeMillis() * 1_000);

        assertThat(Layouts.check(count, first))
                .as("layouts that failed; see the output")
                .isZero();
    }
}
