package org.pagetint.memory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How the counters of a process moved during an operation: after minus before. What the process did by itself
/// meanwhile is in it too; in a process that stands still it is what the operation did.
///
/// @param kilobytes by counter, in units of 1024 bytes; negative where a counter fell
public record Disturbance(Map<Counter, Long> kilobytes) {
    /// Nothing was measured.
    public static final Disturbance NONE = new Disturbance(Map.of());

    public Disturbance {
        EnumMap<Counter, Long> copy = new EnumMap<>(Counter.class);
        copy.putAll(kilobytes);
        kilobytes = Collections.unmodifiableMap(copy);
    }

    /// This and `more` together.
    public Disturbance plus(Disturbance more) {
        EnumMap<Counter, Long> sum = new EnumMap<>(Counter.class);
        sum.putAll(kilobytes);
        more.kilobytes.forEach((counter, moved) -> sum.merge(counter, moved, Long::sum));
        return new Disturbance(sum);
    }

    /// By how much the operation could have made the process larger, in units of 1024 bytes; never negative. A fall of
    /// what is in RAM is the kernel's doing, and so is a rise of what is in swap.
    public long couldBeOursKilobytes() {
        long sum = 0;
        for (Map.Entry<Counter, Long> moved : kilobytes.entrySet()) {
            sum += switch (moved.getKey()) {
                case VM_RSS -> 0; // The sum of the three that follow.
                case RSS_ANON, RSS_FILE, RSS_SHMEM, VM_PTE, HUGETLB_PAGES -> Math.max(0, moved.getValue());
                case VM_SWAP, SHMEM_SWAP -> Math.max(0, -moved.getValue());
            };
        }
        return sum;
    }
}
