package org.pagetint.reading;

import java.util.function.LongSupplier;

/// Decides whether a thread is stuck in a call: it is when it has slept in one and the same call, look after look. A
/// thread that runs, that waits for a processor, or that has come back from a call meanwhile starts the count anew,
/// however long its whole work takes. Used by one thread, which waits [#LOOK_MILLIS] before each look.
final class Patience {
    /// So long to wait before each look.
    static final long LOOK_MILLIS = 250;

    private final LongSupplier sleeps;
    private final long looks;
    private long seen = ThreadStates.AWAKE;
    private long alike;

    /// Watches a thread.
    ///
    /// @param sleeps what [ThreadStates#sleeps] says of it
    /// @param millis how long one call may take. It is counted in looks and not by the clock: a machine that stood
    ///     still meanwhile has not
    ///     waited
    Patience(LongSupplier sleeps, long millis) {
        this.sleeps = sleeps;
        this.looks = millis / LOOK_MILLIS;
    }

    /// Looks once, and says whether the thread is stuck.
    boolean isOver() {
        long now = sleeps.getAsLong();
        alike = now == ThreadStates.AWAKE ? 0 : now == seen ? alike + 1 : 1;
        seen = now;
        return alike >= looks;
    }
}
