package org.pagetint.search;

import java.util.List;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;

/// One search, from its start to its end.
public final class SearchTask extends SearchRun {
    /// Bytes that a worker reads at once if nobody says otherwise: they stay in the cache of its core while they are
    /// searched.
    public static final long DEFAULT_CHUNK_BYTES = 1L << 19;

    /// Units smaller than this many chunks are not divided.
    private static final long SMALLEST_UNIT_CHUNKS = 8;

    private final Search search;
    private final long chunkBytes;
    private final MatchCollector collector;
    private volatile long totalBytes;
    private volatile SearchJob job;

    /// A search of `memory`, not yet started.
    public SearchTask(ProcessMemory memory, Search search) {
        this(memory, search, DEFAULT_CHUNK_BYTES);
    }

    /// A search of `memory` that reads `chunkBytes` at once, rounded to whole pages; not yet started.
    public SearchTask(ProcessMemory memory, Search search, long chunkBytes) {
        super(memory);
        this.search = search;
        this.chunkBytes = memory.pageSize().roundSize(chunkBytes);
        this.collector = new MatchCollector(search.pattern(), search.limit());
        this.job = jobOf(new ScopePlan(List.of(), 0));
    }

    /// What is searched for.
    public Search search() {
        return search;
    }

    @Override
    public Matches matches() {
        return collector.matches();
    }

    /// What it has found and keeps since the last call, for one that shows matches as they come.
    public Matches takeFound() {
        return collector.takeNew();
    }

    @Override
    void prepare() {
        ScopePlan plan = search.scope().plan(mappings());
        totalBytes = plan.bytes();
        job = jobOf(plan);
    }

    @Override
    Coverage work() {
        try (SearchWorker worker = new SearchWorker(job)) {
            try {
                worker.run();
            } catch (ProcessFailedException failed) {
                fail(failed.failure());
            }
            return worker.coverage();
        }
    }

    @Override
    long totalBytes() {
        return totalBytes;
    }

    @Override
    int kept() {
        return collector.kept();
    }

    private SearchJob jobOf(ScopePlan plan) {
        WorkQueue queue = new WorkQueue(
                plan.spans(),
                SMALLEST_UNIT_CHUNKS * chunkBytes,
                memory().pageSize().bytes());
        return new SearchJob(memory(), search, queue, collector, counters(), this::isStopped, chunkBytes);
    }
}
