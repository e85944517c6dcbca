package org.pagetint.ui.task;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// One job and what becomes of it. Built and started on the FX thread:
///
/// ```java
/// refresh.call(source::processes).onSuccess(this::show).onFailure(this::explain).start();
/// ```
///
/// A job that throws anything but a `ProcessFailedException` has a fault: it goes to the worker thread's handler for
/// uncaught exceptions.
///
/// @param <T> what the job makes
public final class Request<T> {
    private final Background background;
    private final Job<T> job;
    private final BooleanSupplier wanted;
    private Consumer<? super T> success = _ -> {};
    private Consumer<? super ProcessFailure> failure = _ -> {};
    private Runnable end = () -> {};

    Request(Background background, Job<T> job, BooleanSupplier wanted) {
        this.background = background;
        this.job = job;
        this.wanted = wanted;
    }

    /// What to do with the result, on the FX thread.
    public Request<T> onSuccess(Consumer<? super T> handler) {
        success = handler;
        return this;
    }

    /// What to do when looking at the process failed, on the FX thread.
    public Request<T> onFailure(Consumer<? super ProcessFailure> handler) {
        failure = handler;
        return this;
    }

    /// What to do last, after the handlers given before, in either case and even when the result is no longer wanted;
    /// on the FX thread.
    public Request<T> onEnd(Runnable handler) {
        Runnable before = end;
        end = () -> {
            before.run();
            handler.run();
        };
        return this;
    }

    /// Hands the job to the worker.
    public void start() {
        background.worker().execute(this::run);
    }

    private void run() {
        Runnable outcome = () -> {};
        try {
            T result = job.run();
            outcome = () -> success.accept(result);
        } catch (ProcessFailedException e) {
            outcome = () -> failure.accept(e.failure());
        } finally {
            deliver(outcome);
        }
    }

    private void deliver(Runnable outcome) {
        background.ui().execute(() -> {
            if (wanted.getAsBoolean()) {
                outcome.run();
            }
            end.run();
        });
    }
}
