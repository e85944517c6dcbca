package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CoverageTest {
    private static final PageRun DIRTY =
            PageRun.known(new AddressRange(0x1000, 0x3000), PageState.DIRTY_MEMORY, ByteOrigin.PROCESS_MEMORY);
    private static final PageRun FILE =
            PageRun.known(new AddressRange(0x3000, 0x4000), PageState.NOT_RESIDENT, ByteOrigin.BACKING_FILE);
    private static final PageRun SWAPPED =
            PageRun.unknown(new AddressRange(0x4000, 0x8000), PageState.SWAPPED, UnknownReason.IN_SWAP);

    @Test
    void countsBytesByOriginAndByReason() {
        Coverage coverage =
                Coverage.NOTHING.plus(DIRTY).plus(FILE).plus(SWAPPED).plus(DIRTY);

        assertThat(coverage.covered())
                .isEqualTo(Map.of(ByteOrigin.PROCESS_MEMORY, 0x4000L, ByteOrigin.BACKING_FILE, 0x1000L));
        assertThat(coverage.skipped()).isEqualTo(Map.of(UnknownReason.IN_SWAP, 0x4000L));
        assertThat(coverage.coveredBytes()).isEqualTo(0x5000);
        assertThat(coverage.skippedBytes()).isEqualTo(0x4000);
    }

    @Test
    void addsAnother() {
        Coverage first = Coverage.NOTHING.plus(DIRTY).plus(SWAPPED);
        Coverage second = Coverage.NOTHING.plus(FILE).plus(SWAPPED);

        assertThat(first.plus(second))
                .isEqualTo(Coverage.NOTHING.plus(DIRTY).plus(FILE).plus(SWAPPED).plus(SWAPPED));
        assertThat(first.plus(Coverage.NOTHING)).isEqualTo(first);
    }
}
