package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class MemoryCountersTest {

    @Test
    void saysHowTheCountersMoved() {
        MemoryCounters before = new MemoryCounters(Map.of(Counter.VM_RSS, 100L, Counter.VM_PTE, 8L));
        MemoryCounters after = new MemoryCounters(Map.of(Counter.VM_RSS, 132L, Counter.VM_PTE, 4L));

        assertThat(after.since(before).kilobytes()).isEqualTo(Map.of(Counter.VM_RSS, 32L, Counter.VM_PTE, -4L));
        assertThat(after.since(before).isZero()).isFalse();
    }

    @Test
    void isZeroWhenNoCounterMoved() {
        MemoryCounters counters = new MemoryCounters(Map.of(Counter.VM_RSS, 100L, Counter.VM_SWAP, 0L));

        assertThat(counters.since(counters).isZero()).isTrue();
    }

    @Test
    void leavesOutACounterThatTheKernelPrintsOnlyOnce() {
        MemoryCounters before = new MemoryCounters(Map.of(Counter.VM_RSS, 100L));
        MemoryCounters after = new MemoryCounters(Map.of(Counter.VM_RSS, 100L, Counter.VM_SWAP, 4L));

        assertThat(after.since(before).kilobytes()).isEqualTo(Map.of(Counter.VM_RSS, 0L));
    }
}
