package org.pagetint.ui.task;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/// The named daemon threads of one window or of one opened process. Closing ends them without waiting: a read can be stuck
/// in the kernel.
public final class Threads implements AutoCloseable {
    private final ExecutorService refresh;
    private final ExecutorService scan;
    private final ExecutorService workers;

    /// Threads whose uncaught exceptions go to `faults`.
    public Threads(Thread.UncaughtExceptionHandler faults) {
        this.refresh = Executors.newSingleThreadExecutor(named("refresh", faults));
        this.scan = Executors.newSingleThreadExecutor(named("scan", faults));
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                work -> named("worker-" + number.incrementAndGet(), faults).newThread(work));
    }

    /// One thread for the process list, the region list and the counters: one thing at a time.
    public ExecutorService refresh() {
        return refresh;
    }

    /// One thread that counts pages, region by region, for as long as there are some to count.
    public ExecutorService scan() {
        return scan;
    }

    /// As many threads as cores, for search and export.
    public ExecutorService workers() {
        return workers;
    }

    @Override
    public void close() {
        refresh.shutdownNow();
        scan.shutdownNow();
        workers.shutdownNow();
    }

    private static ThreadFactory named(String name, Thread.UncaughtExceptionHandler faults) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(faults);
            return thread;
        };
    }
}
