package org.pagetint.ui.hex;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Stands for the FX thread in tests of view models: the test's own thread, which runs what was handed to it while it
/// waits.
public final class ManualFx implements Executor {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final AtomicInteger handed = new AtomicInteger();

    @Override
    public void execute(Runnable task) {
        handed.incrementAndGet();
        tasks.add(task);
    }

    /// How many tasks were handed over so far.
    public int handed() {
        return handed.get();
    }

    /// Runs tasks as they come until `condition` holds.
    public void runUntil(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            runNext(end - System.nanoTime(), what);
        }
    }

    private void runNext(long nanos, String what) {
        try {
            Runnable task = tasks.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            if (task == null) {
                throw new AssertionError("waited in vain until " + what);
            }
            task.run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
