package org.pagetint.memory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How many bytes an operation covered, by where they came from, and how many it skipped, by reason.
///
/// @param covered bytes by origin, without [ByteOrigin#NONE]
/// @param skipped bytes by reason
public record Coverage(Map<ByteOrigin, Long> covered, Map<UnknownReason, Long> skipped) {
    /// Nothing covered, nothing skipped.
    public static final Coverage NOTHING = new Coverage(Map.of(), Map.of());

    public Coverage {
        covered = Collections.unmodifiableMap(copy(ByteOrigin.class, covered));
        skipped = Collections.unmodifiableMap(copy(UnknownReason.class, skipped));
    }

    /// This and the bytes of `run`.
    public Coverage plus(PageRun run) {
        long bytes = run.range().length();
        return run.reason()
                .map(reason -> new Coverage(covered, added(UnknownReason.class, skipped, reason, bytes)))
                .orElseGet(() -> new Coverage(added(ByteOrigin.class, covered, run.origin(), bytes), skipped));
    }

    /// This and `other` together.
    public Coverage plus(Coverage other) {
        EnumMap<ByteOrigin, Long> origins = copy(ByteOrigin.class, covered);
        other.covered.forEach((origin, bytes) -> origins.merge(origin, bytes, Long::sum));
        EnumMap<UnknownReason, Long> reasons = copy(UnknownReason.class, skipped);
        other.skipped.forEach((reason, bytes) -> reasons.merge(reason, bytes, Long::sum));
        return new Coverage(origins, reasons);
    }

    /// All bytes covered.
    public long coveredBytes() {
        return covered.values().stream().mapToLong(Long::longValue).sum();
    }

    /// All bytes skipped.
    public long skippedBytes() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <K extends Enum<K>> EnumMap<K, Long> copy(Class<K> type, Map<K, Long> map) {
        EnumMap<K, Long> copy = new EnumMap<>(type);
        copy.putAll(map);
        return copy;
    }

    private static <K extends Enum<K>> EnumMap<K, Long> added(Class<K> type, Map<K, Long> map, K key, long bytes) {
        EnumMap<K, Long> sum = copy(type, map);
        sum.merge(key, bytes, Long::sum);
        return sum;
    }
}
