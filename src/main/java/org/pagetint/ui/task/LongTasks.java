package org.pagetint.ui.task;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import org.pagetint.process.ProcessFailure;

/// The long work under way in one window: what its status bar counts and its task list shows. Used on the FX thread.
public final class LongTasks {
    private final Executor workers;
    private final ObservableList<Task<?>> running = FXCollections.observableArrayList();

    /// Work that runs on `workers`.
    public LongTasks(Executor workers) {
        this.workers = workers;
    }

    /// What is under way, in the order it was started. For the window to show; work is added by [#start] alone.
    public ObservableList<Task<?>> running() {
        return running;
    }

    /// Starts `job` under `title`. A cancelled job still delivers what it returns.
    ///
    /// @param success gets the result, on the FX thread
    /// @param failure gets what went wrong with the process, on the FX thread
    /// @return cancels the job; may be called at any time, more than once
    public <T> Runnable start(
            String title, LongJob<T> job, Consumer<? super T> success, Consumer<? super ProcessFailure> failure) {
        WatchedTask<T> task = new WatchedTask<>(title, job, success, failure);
        task.runningProperty().addListener((_, _, isRunning) -> {
            if (!isRunning) {
                running.remove(task);
            }
        });
        running.add(task);
        workers.execute(task);
        return task::cancel;
    }

    /// Cancels all of it.
    public void cancelAll() {
        for (Task<?> task : running.toArray(Task<?>[]::new)) {
            task.cancel();
        }
    }
}
