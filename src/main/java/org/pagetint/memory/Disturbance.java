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

    /// Whether no counter moved.
    public boolean isZero() {
        return kilobytes.values().stream().allMatch(moved -> moved == 0);
    }
}
