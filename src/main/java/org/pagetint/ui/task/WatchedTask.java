package org.pagetint.ui.task;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.concurrent.Task;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.words.ProgressText;

/// A job in the form that the task list of ControlsFX shows.
final class WatchedTask<T> extends Task<Void> {
    private final LongJob<T> job;
    private final Consumer<? super T> success;
    private final Consumer<? super ProcessFailure> failure;
    private final long started = System.nanoTime();

    WatchedTask(String title, LongJob<T> job, Consumer<? super T> success, Consumer<? super ProcessFailure> failure) {
        this.job = job;
        this.success = success;
        this.failure = failure;
        updateTitle(title);
    }

    /// How long it will take yet, going on as it has until now; nothing before it has begun in earnest. To be called on
    /// the FX thread.
    Optional<Duration> timeLeft() {
        return ProgressText.timeLeft(Duration.ofNanos(System.nanoTime() - started), getProgress());
    }

    @Override
    @SuppressWarnings("NullAway") // a Task<Void> has nothing else to return
    protected Void call() {
        try {
            T result = job.run(new Reporting());
            Platform.runLater(() -> success.accept(result));
        } catch (ProcessFailedException e) {
            Platform.runLater(() -> failure.accept(e.failure()));
        }
        return null;
    }

    /// Never interrupts: an interrupt would close the files that the job reads.
    @Override
    public boolean cancel(boolean mayInterrupt) {
        return super.cancel(false);
    }

    @Override
    protected void failed() {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, getException());
    }

    private final class Reporting implements Progress {
        @Override
        public void update(long done, long total, String message) {
            updateProgress(done, total);
            updateMessage(message);
        }

        @Override
        public boolean isCancelled() {
            return WatchedTask.this.isCancelled();
        }
    }
}
