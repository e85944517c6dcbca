package org.pagetint.search;

import java.util.Optional;
import java.util.concurrent.Executor;

/// Several threads at one job: the caller and helpers from a pool. If the pool has no thread free, the caller does all
/// of it; a helper that comes late finds the job closed and leaves. Used for one job.
final class WorkerGroup {
    private final Runnable job;
    private final Runnable stop;
    private int working;
    private boolean closed;
    private Optional<Throwable> failure = Optional.empty();

    /// @param job what each thread does; returns when nothing is left to do
    /// @param stop makes the others return soon, when one fails
    WorkerGroup(Runnable job, Runnable stop) {
        this.job = job;
        this.stop = stop;
    }

    /// Does the job with up to `helpers` threads of `pool` besides the caller; returns when all have left.
    void run(Executor pool, int helpers) {
        for (int helper = 0; helper < helpers; helper++) {
            pool.execute(this::help);
        }
        try {
            job.run();
        } catch (RuntimeException | Error thrown) {
            failed(thrown);
        }
        awaitHelpers();
        failure.ifPresent(WorkerGroup::rethrow);
    }

    private void help() {
        synchronized (this) {
            if (closed) {
                return;
            }
            working++;
        }
        try {
            job.run();
        } catch (RuntimeException | Error thrown) {
            failed(thrown);
        } finally {
            leave();
        }
    }

    private synchronized void leave() {
        working--;
        notifyAll();
    }

    private synchronized void failed(Throwable thrown) {
        failure = failure.or(() -> Optional.of(thrown));
        stop.run();
    }

    private synchronized void awaitHelpers() {
        closed = true;
        boolean interrupted = false;
        while (working > 0) {
            try {
                wait();
            } catch (InterruptedException _) {
                // They use memory that the caller frees: it must wait, but not for long
                interrupted = true;
                stop.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Throwable thrown) {
        throw new IllegalStateException("a worker failed", thrown);
    }
}
