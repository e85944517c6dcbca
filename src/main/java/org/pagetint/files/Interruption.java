package org.pagetint.files;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets work end in good order, and say so, when the person presses Ctrl+C, closes the last window, or the system ends
/// the program: from [#watch] on the end of the Java machine waits until this is closed, though not for ever. Any
/// thread.
public final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private boolean watching;
    private volatile boolean interrupted;

    /// One that does not watch yet.
    public Interruption() {}

    /// From now on an interruption is heeded by whoever asks [#isInterrupted], and ends nothing by itself.
    public void watch() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            watching = true;
        } catch (IllegalStateException _) {
            interrupted = true; // The end has begun already.
        }
    }

    /// Whether the program is to end.
    public boolean isInterrupted() {
        return interrupted;
    }

    private void interrupt() {
        interrupted = true;
        try {
            boolean _ = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (watching && !interrupted) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException _) {
                // The end has begun just now, and has nothing to wait for any more.
            }
        }
    }
}
