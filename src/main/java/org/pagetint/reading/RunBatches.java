package org.pagetint.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;

/// Looks at pages in another thread, which hands the runs over in batches: a range with millions of runs never lies in
/// memory as a whole. Any thread may call.
final class RunBatches {
    private static final int BATCH_RUNS = 8192;

    private final ProcessMemory memory;
    private final ReaderThreads readers;
    private final long patienceMillis;

    RunBatches(ProcessMemory memory, ReaderThreads readers, long patienceMillis) {
        this.memory = memory;
        this.readers = readers;
        this.patienceMillis = patienceMillis;
    }

    /// Gives `sink` the runs of `range` in the calling thread.
    ///
    /// @return empty after the last one; the look that does not come back, when those before were given
    Optional<PendingRead<?>> look(AddressRange range, Consumer<? super PageRun> sink)
            throws InterruptedException, ExecutionException {
        Batches batches = new Batches();
        PendingRead<Boolean> looking = readers.start(() -> {
            lookInBatches(range, batches);
            return true;
        });
        try {
            for (List<PageRun> batch = batches.next(looking.patience(patienceMillis));
                    !batch.isEmpty();
                    batch = batches.next(looking.patience(patienceMillis))) {
                batch.forEach(sink);
            }
            looking.await(patienceMillis);
            return Optional.empty();
        } catch (TimeoutException _) {
            return Optional.of(looking);
        } finally {
            batches.abandon(); // Whoever left off early must not leave a thread that waits to hand over more.
        }
    }

    private void lookInBatches(AddressRange range, Batches batches) throws ProcessFailedException {
        List<PageRun> batch = new ArrayList<>();
        try {
            memory.pages(range, run -> {
                batch.add(run);
                if (batch.size() == BATCH_RUNS) {
                    batches.put(List.copyOf(batch));
                    batch.clear();
                }
            });
        } finally {
            if (!batch.isEmpty()) {
                batches.put(batch);
            }
            batches.put(List.of());
        }
    }

    /// Runs on their way from the thread that looks to the one that asked; an empty list is the last.
    private static final class Batches {
        private final BlockingQueue<List<PageRun>> queue = new ArrayBlockingQueue<>(2);
        private volatile boolean abandoned;

        /// The next runs; empty after the last ones.
        List<PageRun> next(Patience patience) throws InterruptedException, TimeoutException {
            while (true) {
                List<PageRun> batch = queue.poll(Patience.LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    return batch;
                }
                if (patience.isOver()) {
                    throw new TimeoutException();
                }
            }
        }

        void put(List<PageRun> batch) {
            if (abandoned) {
                throw new CancellationException();
            }
            try {
                queue.put(batch);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e); // Nobody interrupts these threads.
            }
        }

        /// Lets one put that waits go through; the one after it fails.
        void abandon() {
            abandoned = true;
            queue.clear();
        }
    }
}
