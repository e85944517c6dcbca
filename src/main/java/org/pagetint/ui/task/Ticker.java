package org.pagetint.ui.task;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;

/// Does something again and again on the FX thread while the window of a node can be seen: nothing while it is
/// minimised or closed, and at once when it is back. Used on the FX thread.
///
/// A `Timeline` would have JavaFX go through its frames sixty times a second for as long as it runs, whether anything
/// is to be done or not. This one wakes up when it is time.
public final class Ticker {
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final ObservableValue<Boolean> unseen;
    private final Runnable task;
    /// Whether the last tick still waits for the FX thread: a busy one does not get all those it has missed.
    private final AtomicBoolean pending = new AtomicBoolean();

    private Optional<Duration> period = Optional.empty();
    private Optional<ScheduledFuture<?>> ticking = Optional.empty();
    private Subscription watching = Subscription.EMPTY;

    /// Does `task` while the window of `node` can be seen, once it is started.
    public Ticker(Node node, Runnable task) {
        this.task = task;
        this.unseen = node.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(window -> window instanceof Stage stage
                        ? stage.showingProperty().and(stage.iconifiedProperty().not())
                        : window.showingProperty())
                .map(seen -> !seen)
                .orElse(true);
    }

    /// Begins, or goes on with another period; for the first time after one period.
    public void start(Duration every) {
        stop();
        period = Optional.of(every);
        watching = unseen.subscribe((_, now) -> windowChanged(now));
        if (!unseen.getValue()) {
            schedule(every, every);
        }
    }

    /// Ends. It can be started again.
    public void stop() {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        period = Optional.empty();
        pause();
    }

    /// How many tickers tick now, in all windows.
    public static int ticking() {
        return CLOCK.getQueue().size();
    }

    private void windowChanged(boolean nowUnseen) {
        pause();
        if (!nowUnseen) {
            period.ifPresent(every -> schedule(Duration.ZERO, every));
        }
    }

    private void schedule(Duration first, Duration every) {
        ticking = Optional.of(
                CLOCK.scheduleAtFixedRate(this::wake, first.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS));
    }

    private void pause() {
        ticking.ifPresent(future -> future.cancel(false));
        ticking = Optional.empty();
    }

    private void wake() {
        if (!pending.getAndSet(true)) {
            Platform.runLater(this::tick);
        }
    }

    private void tick() {
        pending.set(false);
        if (ticking.isPresent()) {
            task.run();
        }
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("ticker").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
