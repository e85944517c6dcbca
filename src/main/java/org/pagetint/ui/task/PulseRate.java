package org.pagetint.ui.task;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/// How often the toolkit wakes up to see whether a frame is to be drawn: sixty times a second while somebody does
/// something or something moves, and five times a second while nothing does.
///
/// JavaFX pauses its clock by itself when nothing is to be drawn, except with GTK, where pausing does nothing. Sixty
/// times a second for nothing is more than half a percent of a core. Used on the FX thread.
public final class PulseRate {
    static final int FAST_MILLIS = 16;
    static final int SLOW_MILLIS = 200;

    /// Frames that follow one another so closely at the slow rate are those of something that moves.
    private static final long MOVING_NANOS = 300_000_000;

    private static final long CALM_MILLIS = 1_000;

    private final PulseClock clock;
    private final LongSupplier nanos;
    private final Calm calm;
    private long last;
    private boolean fast = true;

    /// Runs something on the FX thread a while from now.
    @FunctionalInterface
    interface Calm {
        void later(long millis, Runnable look);
    }

    /// The rate of the toolkit that runs; unchanging where its clock is not to be had. There is one toolkit and so one
    /// rate: two would not know what the other has set.
    public static PulseRate ofTheToolkit() {
        return OfTheToolkit.RATE;
    }

    private static final class OfTheToolkit {
        private static final PulseRate RATE = new PulseRate(PulseClock.ofTheToolkit(), System::nanoTime, inASecond());
    }

    PulseRate(PulseClock clock, LongSupplier nanos, Calm calm) {
        this.clock = clock;
        this.nanos = nanos;
        this.calm = calm;
        last = nanos.getAsLong();
        calm.later(CALM_MILLIS, this::look);
    }

    /// Goes by what happens in `scene`, too.
    public void follow(Scene scene) {
        scene.addEventFilter(InputEvent.ANY, _ -> input());
        scene.addPreLayoutPulseListener(this::pulse);
    }

    /// Somebody does something: what comes of it is to be seen at once.
    void input() {
        last = nanos.getAsLong();
        quicken();
    }

    /// A frame is about to be drawn.
    void pulse() {
        long now = nanos.getAsLong();
        if (now - last < MOVING_NANOS) {
            quicken();
        }
        last = now;
    }

    private void quicken() {
        if (!fast) {
            fast = true;
            clock.every(FAST_MILLIS);
            calm.later(CALM_MILLIS, this::look);
        }
    }

    private void look() {
        if (nanos.getAsLong() - last >= TimeUnit.MILLISECONDS.toNanos(CALM_MILLIS)) {
            fast = false;
            clock.every(SLOW_MILLIS);
        } else {
            calm.later(CALM_MILLIS, this::look);
        }
    }

    private static Calm inASecond() {
        ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("calm").factory());
        return (millis, look) -> {
            var _ = later.schedule(() -> Platform.runLater(look), millis, TimeUnit.MILLISECONDS);
        };
    }
}
