package org.pagetint.ui.task;

import java.util.Optional;

/// The same work asked for again and again: while one run is under way a further one is left out, so that late
/// refreshes never pile up. Used on the FX thread.
public final class Repeated {
    private final Background background;
    private boolean running;
    private long generation;

    /// Work that runs in `background`.
    public Repeated(Background background) {
        this.background = background;
    }

    /// A request for the work, or nothing while one is under way.
    public <T> Optional<Request<T>> call(Job<T> job) {
        if (running) {
            return Optional.empty();
        }
        running = true;
        long mine = ++generation;
        return Optional.of(new Request<>(background, job, () -> mine == generation).onEnd(() -> running = false));
    }

    /// Drops the result of the run under way.
    public void cancel() {
        generation++;
    }
}
