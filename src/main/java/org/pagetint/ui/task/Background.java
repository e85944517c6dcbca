package org.pagetint.ui.task;

import java.util.concurrent.Executor;

/// Where work is done, and where its results are handed over. Both ends are executors so that a test can run them in
/// its own thread.
///
/// @param worker runs the jobs
/// @param ui runs what becomes of them: the FX thread
public record Background(Executor worker, Executor ui) {
    /// A job to be run on the worker; nothing happens before [Request#start].
    public <T> Request<T> call(Job<T> job) {
        return new Request<>(this, job, () -> true);
    }
}
