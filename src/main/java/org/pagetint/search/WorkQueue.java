package org.pagetint.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.AddressRange;

/// Deals out what is to be searched: one span after the other, and when none is left, half of what another worker has
/// not come to yet. So a single huge region keeps all of them busy. Any thread.
final class WorkQueue {
    private final Deque<AddressRange> waiting;
    private final List<Unit> running = new ArrayList<>();
    private final long smallest;
    private final long grain;

    /// @param spans what is to be searched
    /// @param smallest bytes below which a unit is not divided, above two grains
    /// @param grain where units are divided: at multiples of this
    WorkQueue(Collection<AddressRange> spans, long smallest, long grain) {
        this.waiting = new ArrayDeque<>(spans);
        this.smallest = smallest;
        this.grain = grain;
    }

    /// The next unit; empty if nothing is left that is worth sharing.
    synchronized Optional<Unit> next() {
        Optional<Unit> unit = Optional.ofNullable(waiting.poll())
                .map(span -> new Unit(span, span.start(), span.end()))
                .or(this::shared);
        unit.ifPresent(running::add);
        return unit;
    }

    private Optional<Unit> shared() {
        return running.stream()
                .max(Comparator.comparing(Unit::unclaimed, Long::compareUnsigned))
                .filter(unit -> Long.compareUnsigned(unit.unclaimed(), smallest) >= 0)
                .map(unit -> unit.split(grain));
    }

    /// Claims the addresses of `unit` up to `to`, or to its end; returns up to where.
    synchronized long claim(Unit unit, long to) {
        return unit.claim(to);
    }

    /// The end of `unit` as things stand; another worker may move it down, but not below what is claimed.
    synchronized long end(Unit unit) {
        return unit.end();
    }

    /// The unit is finished.
    synchronized void finished(Unit unit) {
        running.remove(unit);
    }
}
