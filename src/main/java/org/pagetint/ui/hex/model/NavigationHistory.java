package org.pagetint.ui.hex.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The places one has jumped from, to go back and forward again. Moving by a few rows is no jump.
public final class NavigationHistory {
    private static final int MOST = 200;

    private final Deque<Long> behind = new ArrayDeque<>();
    private final Deque<Long> ahead = new ArrayDeque<>();

    /// A jump leaves `address`.
    void leave(long address) {
        ahead.clear();
        remember(behind, address);
    }

    /// The place before, leaving `address`.
    Optional<Long> back(long address) {
        return go(behind, ahead, address);
    }

    /// The place that was left by going back, leaving `address`.
    Optional<Long> forward(long address) {
        return go(ahead, behind, address);
    }

    /// Whether there is a place before.
    public boolean hasBack() {
        return !behind.isEmpty();
    }

    /// Whether there is a place that was left by going back.
    public boolean hasForward() {
        return !ahead.isEmpty();
    }

    /// Forgets all places.
    void clear() {
        behind.clear();
        ahead.clear();
    }

    private static Optional<Long> go(Deque<Long> from, Deque<Long> to, long address) {
        Optional<Long> place = Optional.ofNullable(from.poll());
        place.ifPresent(_ -> remember(to, address));
        return place;
    }

    private static void remember(Deque<Long> places, long address) {
        if (!Optional.of(address).equals(Optional.ofNullable(places.peek()))) {
            places.push(address);
            if (places.size() > MOST) {
                places.removeLast();
            }
        }
    }
}
