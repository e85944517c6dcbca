package org.pagetint.search;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// One search, from its start to its end.
public final class SearchTask implements SearchRun {
    /// Bytes that a worker reads at once if nobody says otherwise: they stay in the cache of its core while they are
    /// searched.
    public static final long DEFAULT_CHUNK_BYTES = 1L << 20;

    /// Units smaller than this many chunks are not divided.
    private static final long SMALLEST_UNIT_CHUNKS = 8;

    private final ProcessMemory memory;
    private final Search search;
    private final long chunkBytes;
    private final MatchCollector collector;
    private final SearchCounters counters = new SearchCounters();
    private volatile Mappings mappings = Mappings.none();
    private volatile boolean cancelled;
    private volatile boolean stopped;
    private volatile long totalBytes;
    private volatile long startedNanos = -1;
    private volatile long elapsedNanos = -1;
    private Optional<ProcessFailure> failure = Optional.empty();
    private Coverage coverage = Coverage.NOTHING;

    /// A search of `memory`, not yet started.
    public SearchTask(ProcessMemory memory, Search search) {
        this(memory, search, DEFAULT_CHUNK_BYTES);
    }

    /// A search of `memory` that reads `chunkBytes` at once, rounded to whole pages; not yet started.
    public SearchTask(ProcessMemory memory, Search search, long chunkBytes) {
        this.memory = memory;
        this.search = search;
        this.chunkBytes = chunkBytes;
        this.collector = new MatchCollector(search.pattern(), search.limit());
    }

    /// What is searched for.
    public Search search() {
        return search;
    }

    @Override
    public SearchOutcome run(Executor pool, int threads) {
        startedNanos = System.nanoTime();
        Optional<MemoryCounters> before = Optional.empty();
        try {
            before = Optional.of(memory.counters());
            mappings = memory.mappings();
            work(search.scope().plan(mappings), pool, threads);
        } catch (ProcessFailedException failed) {
            fail(failed.failure());
        }
        Disturbance disturbance = before.map(this::disturbanceSince).orElse(Disturbance.NONE);
        elapsedNanos = System.nanoTime() - startedNanos;
        return new SearchOutcome(
                ending(),
                collector.matches(),
                counters.found.sum(),
                mappings,
                coverage(),
                disturbance,
                Duration.ofNanos(elapsedNanos));
    }

    @Override
    public void cancel() {
        cancelled = true;
        stopped = true;
    }

    @Override
    public SearchProgress progress() {
        long started = startedNanos;
        if (started == -1) {
            return SearchProgress.NONE;
        }
        long elapsed = elapsedNanos == -1 ? System.nanoTime() - started : elapsedNanos;
        return new SearchProgress(
                totalBytes,
                counters.done.sum(),
                counters.searched.sum(),
                counters.found.sum(),
                collector.kept(),
                Duration.ofNanos(elapsed));
    }

    @Override
    public Matches matches() {
        return collector.matches();
    }

    /// What it has found and keeps since the last call, for one that shows matches as they come.
    public Matches takeFound() {
        return collector.takeNew();
    }

    /// The regions of the process when it started; none before.
    public Mappings mappings() {
        return mappings;
    }

    private void work(ScopePlan plan, Executor pool, int threads) {
        totalBytes = plan.bytes();
        long chunk = memory.pageSize().roundSize(chunkBytes);
        WorkQueue queue = new WorkQueue(
                plan.spans(), SMALLEST_UNIT_CHUNKS * chunk, memory.pageSize().bytes());
        SearchJob job = new SearchJob(memory, search, queue, collector, counters, () -> stopped, chunk);
        new Crew(() -> work(job), () -> stopped = true).run(pool, threads - 1);
    }

    private void work(SearchJob job) {
        try (SearchWorker worker = new SearchWorker(job)) {
            try {
                worker.run();
            } catch (ProcessFailedException failed) {
                fail(failed.failure());
            }
            covered(worker.coverage());
        }
    }

    private synchronized void covered(Coverage part) {
        coverage = coverage.plus(part);
    }

    private synchronized Coverage coverage() {
        return coverage;
    }

    private synchronized void fail(ProcessFailure reason) {
        failure = failure.or(() -> Optional.of(reason));
        stopped = true;
    }

    private synchronized Ending ending() {
        if (failure.isPresent()) {
            return new Ending.Failed(failure.get());
        }
        return cancelled ? new Ending.Cancelled() : new Ending.Complete();
    }

    private Disturbance disturbanceSince(MemoryCounters before) {
        try {
            return memory.counters().since(before);
        } catch (ProcessFailedException failed) {
            // Gone at the very end: there are no counters to compare, and the search itself is whole
            return Disturbance.NONE;
        }
    }
}
