package org.pagetint.ui.process;

import java.util.Map;
import org.pagetint.memory.Counter;
import org.pagetint.memory.Disturbance;

/// How the counters of a process moved since it was opened, and by how much that could be Pagetint.
///
/// @param sinceOpening what moved since then, whoever did it
/// @param whileReading what moved while Pagetint was reading: the most that can be its doing. What the process did by
///     itself
///     in those moments is in it too
public record QuietReading(Disturbance sinceOpening, Disturbance whileReading) {
    /// Nothing measured yet.
    public static final QuietReading NONE = new QuietReading(Disturbance.NONE, Disturbance.NONE);

    /// By how much Pagetint could have made the process larger, in units of 1024 bytes; never negative.
    public long couldBeOursKilobytes() {
        long sum = 0;
        for (Map.Entry<Counter, Long> moved : whileReading.kilobytes().entrySet()) {
            sum += switch (moved.getKey()) {
                case VM_RSS -> 0; // The sum of the three that follow.
                case RSS_ANON, RSS_FILE, RSS_SHMEM, VM_PTE, HUGETLB_PAGES -> Math.max(0, moved.getValue());
                case VM_SWAP, SHMEM_SWAP -> Math.max(0, -moved.getValue());
            };
        }
        return sum;
    }
}
