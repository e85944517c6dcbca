package org.pagetint.ui.hex.loading;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// The thread that reads what the hex view shows. Newer work takes the place of older work that has not begun, results
/// reach the FX thread in batches, at most ten a second, and a read that is stuck in the kernel holds nothing else up:
/// another thread takes over what waits.
///
/// All methods may be called by any thread and return at once.
public final class ViewReader implements AutoCloseable {
    /// Bytes of the largest fetch, for pages of at most this size.
    static final int FETCH_BYTES = 64 * 1024;

    /// How long it waits for a read.
    ///
    /// @param slowNanos until another thread takes over what waits for the read to end
    /// @param silentNanos until the read is said not to answer
    public record Patience(long slowNanos, long silentNanos) {
        /// A quarter of a second, and two seconds.
        public static final Patience NORMAL =
                new Patience(TimeUnit.MILLISECONDS.toNanos(250), TimeUnit.SECONDS.toNanos(2));
    }

    private static final int MOST_THREADS = 4;

    private final ProcessMemory memory;
    private final Patience patience;
    private final Executor fx;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Work.Kind, Work> waiting = new EnumMap<>(Work.Kind.class);
    private final Set<Reader> readers = new HashSet<>();
    private final ResultBatches results = new ResultBatches();
    private boolean closed;

    /// Starts the thread.
    ///
    /// @param fx runs what it is given in the FX thread
    ViewReader(ProcessMemory memory, Executor fx, Patience patience) {
        this.memory = memory;
        this.patience = patience;
        this.fx = fx;
        lock.lock();
        try {
            startReader();
        } finally {
            lock.unlock();
        }
        start("viewport-watch", this::watch);
    }

    /// Gives it work in place of what is left of earlier work of that kind.
    void put(Work.Kind kind, Work work) {
        lock.lock();
        try {
            waiting.put(kind, work);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Lets the threads end. Nothing reaches the FX thread any more. A read under way goes on until it returns.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void startReader() {
        Reader reader = new Reader();
        readers.add(reader);
        start("viewport", reader);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (true) {
            List<Runnable> batch;
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                long now = System.nanoTime();
                long wait = Math.min(watchReaders(now), results.nanosToGo(now));
                batch = results.take(now);
                if (batch.isEmpty()) {
                    changed.awaitNanos(wait);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                lock.unlock();
            }
            deliver(batch);
        }
    }

    /// Tells of reads that do not come back, and starts another thread where one holds up what waits.
    ///
    /// @return nanoseconds until it must look again
    private long watchReaders(long now) {
        long wait = Long.MAX_VALUE;
        for (Reader reader : List.copyOf(readers)) {
            if (reader.step.isEmpty()) {
                continue;
            }
            long age = now - reader.since;
            if (!reader.told) {
                if (age >= patience.silentNanos) {
                    reader.told = true;
                    WorkStep step = reader.step.get();
                    results.add(() -> step.failed(new ProcessFailure.NotAnswering(memory.id())));
                } else {
                    wait = Math.min(wait, patience.silentNanos - age);
                }
            }
            if (!reader.replaced && !waiting.isEmpty() && readers.size() < MOST_THREADS) {
                if (age >= patience.slowNanos) {
                    reader.replaced = true;
                    startReader();
                } else {
                    wait = Math.min(wait, patience.slowNanos - age);
                }
            }
        }
        return wait;
    }

    private void deliver(List<Runnable> batch) {
        if (!batch.isEmpty()) {
            fx.execute(() -> {
                if (!isClosed()) {
                    batch.forEach(Runnable::run);
                }
            });
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Reads step by step in a thread of its own, until it is replaced or all is over.
    private final class Reader implements Runnable {
        private Optional<WorkStep> step = Optional.empty();
        private long since;
        private boolean told;
        private boolean replaced;

        @Override
        public void run() {
            long capacity = Math.max(FETCH_BYTES, memory.pageSize().bytes());
            try (ChunkBuffer buffer = new ChunkBuffer(capacity)) {
                for (Optional<WorkStep> next = take(); next.isPresent(); next = take()) {
                    deliver(done(read(next.get(), buffer)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                leave();
            }
        }

        private Runnable read(WorkStep next, ChunkBuffer buffer) {
            try {
                return next.read(memory, buffer);
            } catch (ProcessFailedException e) {
                return () -> next.failed(e.failure());
            } catch (RuntimeException e) {
                if (isClosed()) {
                    return () -> {}; // The owner closed the memory during the last read: nobody waits for it.
                }
                throw e;
            }
        }

        private Optional<WorkStep> take() throws InterruptedException {
            lock.lock();
            try {
                while (!closed && !replaced) {
                    Optional<WorkStep> next = nextStep();
                    if (next.isPresent()) {
                        step = next;
                        since = System.nanoTime();
                        told = false;
                        changed.signalAll();
                        return next;
                    }
                    changed.await();
                }
                return Optional.empty();
            } finally {
                lock.unlock();
            }
        }

        private List<Runnable> done(Runnable result) {
            lock.lock();
            try {
                step = Optional.empty();
                results.add(result);
                changed.signalAll();
                return results.take(System.nanoTime());
            } finally {
                lock.unlock();
            }
        }

        private void leave() {
            lock.lock();
            try {
                readers.remove(this);
                if (!closed && !replaced) {
                    startReader(); // A fault ended this one; what waits is read all the same.
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private Optional<WorkStep> nextStep() {
        for (Work.Kind kind : Work.Kind.values()) {
            Work work = waiting.get(kind);
            while (work != null) {
                Optional<WorkStep> next = work.next();
                if (next.isEmpty()) {
                    waiting.remove(kind);
                    break;
                }
                if (!isBeingRead(next.get())) {
                    return next;
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the same pages are being read: their bytes will come from there. A larger read that is silent for long
    /// does not count, so that its pages can be tried one by one.
    private boolean isBeingRead(WorkStep step) {
        return step.pages().isPresent()
                && readers.stream()
                        .filter(reader -> !reader.told
                                || reader.step.flatMap(WorkStep::pages).equals(step.pages()))
                        .flatMap(reader -> reader.step.flatMap(WorkStep::pages).stream())
                        .anyMatch(range -> range.contains(step.pages().get()));
    }
}
