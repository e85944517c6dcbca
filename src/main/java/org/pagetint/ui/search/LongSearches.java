package org.pagetint.ui.search;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.pagetint.search.RefineTask;
import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchProgress;
import org.pagetint.search.SearchRun;
import org.pagetint.ui.task.LongTasks;
import org.pagetint.ui.task.Progress;

/// Runs searches as long tasks, which the status bar shows, and looks ten times a second how far they are. Used on the
/// FX thread.
///
/// @param tasks where they are started
/// @param workers do the searching
record LongSearches(LongTasks tasks, Executor workers) implements SearchRunner {
    private static final Duration PERIOD = Duration.millis(100);

    @Override
    public Runnable start(SearchRun work, String title, Runnable progressed, Consumer<Optional<SearchOutcome>> ended) {
        int threads = Runtime.getRuntime().availableProcessors();
        AtomicReference<Progress> list = new AtomicReference<>();
        Timeline watching = new Timeline(new KeyFrame(PERIOD, _ -> {
            Optional.ofNullable(list.get()).ifPresent(progress -> report(work, progress));
            progressed.run();
        }));
        watching.setCycleCount(Timeline.INDEFINITE);
        Consumer<Optional<SearchOutcome>> end = outcome -> {
            watching.stop();
            ended.accept(outcome);
        };
        Runnable cancel = tasks.start(
                title,
                progress -> {
                    list.set(progress);
                    return work.run(workers, threads);
                },
                outcome -> end.accept(Optional.of(outcome)),
                _ -> end.accept(Optional.empty()));
        watching.play();
        return () -> {
            watching.stop();
            cancel.run();
        };
    }

    /// Tells the list of tasks how far it is, and hears from it whether it is still wanted.
    private static void report(SearchRun work, Progress list) {
        if (list.isCancelled()) {
            work.cancel();
        }
        SearchProgress now = work.progress();
        list.update(
                now.doneBytes(),
                Math.max(1, now.totalBytes()),
                StatusText.of(new Phase.Running(now, work instanceof RefineTask)));
    }
}
