package org.pagetint.search;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.Meter;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Work that finds matches: a search, or the refinement of one. [#run] is called once and takes as long as the work;
/// all else may be called by any thread at any time and returns at once.
public abstract sealed class SearchRun permits SearchTask, RefineTask {
    private final ProcessMemory memory;
    private final SearchCounters counters = new SearchCounters();
    private volatile Mappings mappings = Mappings.none();
    private volatile boolean cancelled;
    private volatile boolean stopped;
    private volatile long startedNanos = -1;
    private volatile long elapsedNanos = -1;
    private Optional<ProcessFailure> failure = Optional.empty();
    private Coverage coverage = Coverage.NOTHING;

    /// Work on `memory`, not yet started.
    SearchRun(ProcessMemory memory) {
        this.memory = memory;
    }

    /// Does it. Waits for the kernel, so not on the FX thread.
    ///
    /// @param pool lends the other threads; if it has none free, the caller does all the work
    /// @param threads how many to use, with the caller; at least 1
    public final SearchOutcome run(Executor pool, int threads) {
        startedNanos = System.nanoTime();
        Optional<Meter> meter = Optional.empty();
        try {
            meter = Optional.of(Meter.start(memory));
            mappings = memory.mappings();
            prepare();
            new WorkerGroup(this::workAsOne, () -> stopped = true).run(pool, threads - 1);
        } catch (ProcessFailedException failed) {
            fail(failed.failure());
        }
        Disturbance disturbance = meter.map(Meter::moved).orElse(Disturbance.NONE);
        elapsedNanos = System.nanoTime() - startedNanos;
        return new SearchOutcome(
                ending(),
                matches(),
                counters.found.sum(),
                mappings,
                coverage(),
                disturbance,
                Duration.ofNanos(elapsedNanos));
    }

    /// Ends it soon, with what it has found by then.
    public final void cancel() {
        cancelled = true;
        stopped = true;
    }

    /// How far it has come.
    public final SearchProgress progress() {
        long started = startedNanos;
        if (started == -1) {
            return SearchProgress.NONE;
        }
        long elapsed = elapsedNanos == -1 ? System.nanoTime() - started : elapsedNanos;
        return new SearchProgress(
                totalBytes(),
                counters.done.sum(),
                counters.searched.sum(),
                counters.found.sum(),
                kept(),
                Duration.ofNanos(elapsed));
    }

    /// What it has found so far, as many as are kept.
    public abstract Matches matches();

    /// The regions of the process when it started; none before.
    public final Mappings mappings() {
        return mappings;
    }

    /// Divides the work, once the regions are known and before anybody works.
    abstract void prepare();

    /// Works until nothing is left or somebody stops it; each thread calls this once.
    ///
    /// @return what this thread has covered, also when it failed
    abstract Coverage work();

    /// How many addresses there are to look at, in bytes.
    abstract long totalBytes();

    /// How many matches are kept.
    abstract int kept();

    /// Whose memory it works on.
    final ProcessMemory memory() {
        return memory;
    }

    /// What all threads count.
    final SearchCounters counters() {
        return counters;
    }

    /// Whether to leave off.
    final boolean isStopped() {
        return stopped;
    }

    /// Ends it soon for this reason, unless it ends for another one already.
    final synchronized void fail(ProcessFailure reason) {
        failure = failure.or(() -> Optional.of(reason));
        stopped = true;
    }

    private void workAsOne() {
        covered(work());
    }

    private synchronized void covered(Coverage part) {
        coverage = coverage.plus(part);
    }

    private synchronized Coverage coverage() {
        return coverage;
    }

    private synchronized Ending ending() {
        if (failure.isPresent()) {
            return new Ending.Failed(failure.get());
        }
        return cancelled ? new Ending.Cancelled() : new Ending.Complete();
    }
}
