package org.pagetint.ui.task;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The named daemon threads of one window or of one opened process. Closing does not wait for them: a read can be stuck
/// in the kernel.
public final class BackgroundThreads implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final ExecutorService refresh;
    private final ExecutorService scan;
    private final ExecutorService tasks;
    private final ExecutorService workers;
    private final ExecutorService reads;

    /// Threads whose uncaught exceptions go to `faults`.
    public BackgroundThreads(Thread.UncaughtExceptionHandler faults) {
        this.refresh = single("refresh", faults);
        this.scan = single("scan", faults);
        this.reads = single("reads", faults);
        AtomicInteger number = new AtomicInteger();
        this.tasks = Executors.newCachedThreadPool(work -> named("task", faults).newThread(work));
        this.workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                work -> named("worker-" + number.incrementAndGet(), faults).newThread(work));
    }

    /// One thread that leaves out what is asked for after closing: a window still asks while it goes.
    private static ExecutorService single(String name, Thread.UncaughtExceptionHandler faults) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named(name, faults),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /// One thread for the process list, the region list and the counters: one thing at a time.
    public ExecutorService refresh() {
        return refresh;
    }

    /// One thread that counts pages, region by region, for as long as there are some to count.
    public ExecutorService scan() {
        return scan;
    }

    /// One thread for the short reads of what tools show: it never waits for long work.
    public ExecutorService reads() {
        return reads;
    }

    /// A thread for each long task, which may wait for the workers.
    public ExecutorService tasks() {
        return tasks;
    }

    /// As many threads as cores, for parts of search and export.
    public ExecutorService workers() {
        return workers;
    }

    /// Lets what was begun come to its end and starts nothing new. Returns at once.
    @Override
    public void close() {
        refresh.shutdown();
        scan.shutdown();
        tasks.shutdown();
        workers.shutdown();
        reads.shutdown();
    }

    /// Closes, and runs `last` when nothing uses these threads any more, or after ten seconds: something can be stuck.
    public void closeAndThen(Runnable last) {
        close();
        Thread closing = new Thread(
                () -> {
                    awaitEnd();
                    last.run();
                },
                "closing");
        closing.setDaemon(true);
        closing.start();
    }

    private void awaitEnd() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            for (ExecutorService service : List.of(refresh, scan, tasks, workers, reads)) {
                if (!service.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
