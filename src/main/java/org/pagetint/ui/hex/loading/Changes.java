package org.pagetint.ui.hex.loading;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Bytes that were seen to change, until their colour has faded. FX thread only.
public final class Changes {
    /// How long the colour takes to fade.
    public static final long FADE_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

    private record Change(BitSet bytes, long at) {}

    private final Map<Long, Change> pages = new HashMap<>();

    /// Notes the bytes in which two readings of a page differ.
    ///
    /// @param now when the second reading came, by `System.nanoTime`
    void compare(long page, PageBytes before, PageBytes after, long now) {
        BitSet bytes = before.differences(after);
        if (!bytes.isEmpty()) {
            pages.put(page, new Change(bytes, now));
        }
    }

    /// Forgets what has faded; whether something is left.
    public boolean fade(long now) {
        pages.values().removeIf(change -> now - change.at >= FADE_NANOS);
        return !pages.isEmpty();
    }

    /// The changed bytes of a page, by their offset in it.
    public Optional<BitSet> of(long page) {
        return Optional.ofNullable(pages.get(page)).map(Change::bytes);
    }

    /// How strong the colour of the page's changes is: from 1, just now, to 0.
    ///
    /// @param gradual whether it fades; else it stays at 1 and is gone at once
    public double strength(long page, long now, boolean gradual) {
        Change change = pages.get(page);
        if (change == null) {
            return 0;
        }
        double left = Math.clamp(1 - (double) (now - change.at) / FADE_NANOS, 0, 1);
        return gradual || left == 0 ? left : 1;
    }

    /// Forgets everything.
    void clear() {
        pages.clear();
    }
}
