package org.pagetint.ui.hex.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Results on their way to the FX thread, given away at most ten times a second. One thread at a time.
public final class ResultBatches {
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<Runnable> results = new ArrayList<>();
    private long next = System.nanoTime();

    void add(Runnable result) {
        results.add(result);
    }

    /// Nanoseconds until a batch can be taken; the largest number if there is none.
    long nanosToGo(long now) {
        return results.isEmpty() ? Long.MAX_VALUE : Math.max(0, next - now);
    }

    /// All results, or nothing if it is too early.
    List<Runnable> take(long now) {
        if (results.isEmpty() || next - now > 0) {
            return List.of();
        }
        List<Runnable> batch = List.copyOf(results);
        results.clear();
        next = now + BATCH_NANOS;
        return batch;
    }
}
