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
    }

    @Test
    void isZeroWhenNoCounterMoved() {
        MemoryCounters counters = new MemoryCounters(Map.of(Counter.VM_RSS, 100L, Counter.VM_SWAP, 0L));

        assertThat(counters.since(counters).couldBeOursKilobytes()).isZero();
    }

    @Test
    void leavesOutACounterThatTheKernelPrintsOnlyOnce() {
        MemoryCounters before = new MemoryCounters(Map.of(Counter.VM_RSS, 100L));
        MemoryCounters after = new MemoryCounters(Map.of(Counter.VM_RSS, 100L, Counter.VM_SWAP, 4L));

        assertThat(after.since(before).kilobytes()).isEqualTo(Map.of(Counter.VM_RSS, 0L));
    }

    /// What the kernel takes back is no doing of who looks; what comes in from swap is.
    @Test
    void tellsWhatCouldBeOursFromWhatTheKernelDoes() {
        Map<Counter, Long> moved = Map.of(
                Counter.VM_RSS, -16L,
                Counter.RSS_FILE, -20L,
                Counter.RSS_ANON, 4L,
                Counter.VM_PTE, 2L,
                Counter.VM_SWAP, -8L,
                Counter.SHMEM_SWAP, 40L);

        assertThat(new Disturbance(moved).couldBeOursKilobytes()).isEqualTo(4 + 2 + 8);
    }
}
