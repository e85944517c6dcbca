package org.pagetint.ui.task;

/// Requests of which only the newest counts: the result of an older one is dropped when it comes late. Used on the FX
/// thread.
public final class Latest {
    private final Background background;
    private long generation;

    /// Requests that run in `background`.
    public Latest(Background background) {
        this.background = background;
    }

    /// The newest request: whatever came before it is no longer wanted.
    public <T> Request<T> call(Job<T> job) {
        long mine = ++generation;
        return new Request<>(background, job, () -> mine == generation);
    }

    /// Drops the result of whatever is under way.
    public void cancel() {
        generation++;
    }
}
