package org.pagetint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private static final long TWO_LOOKS = 2 * Patience.LOOK_MILLIS;

    @Test
    void endsWhenAThreadSleepsInOneCall() {
        assertThat(looksUntilOver(TWO_LOOKS, 7, 7, 7)).isEqualTo(2);
        assertThat(looksUntilOver(8 * Patience.LOOK_MILLIS, 7, 7, 7, 7, 7, 7, 7, 7, 7))
                .isEqualTo(8);
    }

    @Test
    void beginsAnewWhenTheThreadCameBackFromACall() {
        assertThat(looksUntilOver(TWO_LOOKS, 1, 2, 3, 4, 5, 5)).isEqualTo(6);
    }

    @Test
    void beginsAnewWhenTheThreadRuns() {
        assertThat(looksUntilOver(TWO_LOOKS, 7, ThreadStates.AWAKE, 7, ThreadStates.AWAKE, ThreadStates.AWAKE, 7, 7))
                .isEqualTo(7);
    }

    /// The number of the look that ends the patience.
    private static int looksUntilOver(long millis, long... sleeps) {
        Iterator<Long> answers = LongStream.of(sleeps).iterator();
        Patience patience = new Patience(answers::next, millis);
        int looks = 1;
        while (!patience.isOver()) {
            looks++;
        }
        return looks;
    }
}
