package org.pagetint.memory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The counters of a process at one moment.
///
/// @param kilobytes by counter, in units of 1024 bytes as the kernel prints them; a counter that the kernel does not
///     print
///     is absent
public record MemoryCounters(Map<Counter, Long> kilobytes) {
    /// None of them was read.
    public static final MemoryCounters NONE = new MemoryCounters(Map.of());

    public MemoryCounters {
        EnumMap<Counter, Long> copy = new EnumMap<>(Counter.class);
        copy.putAll(kilobytes);
        kilobytes = Collections.unmodifiableMap(copy);
    }

    /// These and one more.
    public MemoryCounters with(Counter counter, long value) {
        EnumMap<Counter, Long> more = new EnumMap<>(Counter.class);
        more.putAll(kilobytes);
        more.put(counter, value);
        return new MemoryCounters(more);
    }

    /// How the counters moved from `before` until this. Counters that are in only one of both are left out.
    public Disturbance since(MemoryCounters before) {
        EnumMap<Counter, Long> moved = new EnumMap<>(Counter.class);
        kilobytes.forEach((counter, after) -> {
            Long earlier = before.kilobytes.get(counter);
            if (earlier != null) {
                moved.put(counter, after - earlier);
            }
        });
        return new Disturbance(moved);
    }
}
