package org.pagetint.linux.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Entries as Linux 6.18 gave them of anonymous memory while it was compacted, with no swap on the machine.
final class MovingPagesTest {
    private static final long SWAPPED = 1L << 62;
    private static final long MOVING = SWAPPED | 0x35a7_4000L | 30;
    private static final long PRESENT = 0x8100_0000_0024_a1aaL;
    private static final int ENTRY_BYTES = 8;

    private final Struct entries = new Scratch().entries;

    @ParameterizedTest
    @ValueSource(longs = {23, 26, 30})
    void areToldByTheKindOfTheirEntry(long type) {
        assertThat(MovingPages.isMoving(SWAPPED | type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, PRESENT, SWAPPED, SWAPPED | 22, SWAPPED | 0x1000 | 1, SWAPPED | 1L << 58 | 31})
    void areNotPresentOnesNotThoseInSwapAndNoMarkers(long entry) {
        assertThat(MovingPages.isMoving(entry)).isFalse();
    }

    @Test
    void areLookedAtAgainUntilTheyHaveArrived() {
        int[] looks = {0};

        long bytes = MovingPages.readSettled(
                () -> {
                    entries.putLong(0, PRESENT);
                    entries.putLong(ENTRY_BYTES, looks[0] < 3 ? MOVING : PRESENT);
                    return 2 * ENTRY_BYTES;
                },
                entries,
                () -> looks[0]++);

        assertThat(bytes).isEqualTo(2 * ENTRY_BYTES);
        assertThat(looks[0]).isEqualTo(3);
        assertThat(entries.getLong(ENTRY_BYTES)).isEqualTo(PRESENT);
    }

    /// Pages of a graphics processor never arrive.
    @Test
    void areNotWaitedForForEver() {
        int[] looks = {0};

        MovingPages.readSettled(
                () -> {
                    entries.putLong(0, MOVING);
                    return ENTRY_BYTES;
                },
                entries,
                () -> looks[0]++);

        assertThat(looks[0]).isBetween(5, 100);
    }

    /// What lies behind what was read is left from an earlier call.
    @Test
    void looksOnlyAtWhatWasRead() {
        entries.putLong(ENTRY_BYTES, MOVING);

        long bytes = MovingPages.readSettled(
                () -> {
                    entries.putLong(0, PRESENT);
                    return ENTRY_BYTES;
                },
                entries,
                () -> {
                    throw new AssertionError("there is nothing to wait for");
                });

        assertThat(bytes).isEqualTo(ENTRY_BYTES);
    }
}
