package org.pagetint.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// A look at the places that a search has found, which keeps some of them: the next step of a search that narrows in on a value.
/// Reads nothing but what lies there. Places that cannot be read are not kept; the coverage counts them by their reason, in
/// bytes of matches. What is kept has the values found now, so that the next look compares with this one.
public final class RefineTask implements SearchRun {
    private static final int PIECE = 8192;

    private final ProcessMemory memory;
    private final Matches before;
    private final Refinement refinement;
    private final SearchCounters counters = new SearchCounters();
    private final AtomicInteger next = new AtomicInteger();
    /// What was kept of each piece, in their order.
    private final List<Optional<MatchBlock>> pieces;

    private final long totalBytes;
    private volatile boolean cancelled;
    private volatile boolean stopped;
    private volatile long startedNanos = -1;
    private volatile long elapsedNanos = -1;
    private Coverage coverage = Coverage.NOTHING;
    private Optional<ProcessFailure> failure = Optional.empty();

    /// A look at `before`, not yet started.
    ///
    /// @throws IllegalArgumentException if the refinement is not for such matches: a change of matches that differ in length, or
    ///     another pattern that does
    public RefineTask(ProcessMemory memory, Matches before, Refinement refinement) {
        boolean possible = switch (refinement) {
            case Refinement.Matching(var pattern) ->
                pattern.fixedLength().isPresent() || pattern.equals(before.pattern());
            case Refinement.Change change ->
                Refinement.Change.of(before.pattern()).contains(change);
        };
        if (!possible) {
            throw new IllegalArgumentException(refinement + " of matches of " + before.pattern());
        }
        this.memory = memory;
        this.before = before;
        this.refinement = refinement;
        this.pieces = new ArrayList<>(Collections.nCopies((before.size() + PIECE - 1) / PIECE, Optional.empty()));
        this.totalBytes = totalBytes();
    }

    private long totalBytes() {
        var fixed = RefineWorker.patternAfter(before, refinement).fixedLength();
        if (fixed.isPresent()) {
            return (long) fixed.getAsInt() * before.size();
        }
        long sum = 0;
        for (int index = 0; index < before.size(); index++) {
            sum += Math.min(MatchReader.MOST_BYTES, before.length(index));
        }
        return sum;
    }

    @Override
    public SearchOutcome run(Executor pool, int threads) {
        startedNanos = System.nanoTime();
        Mappings mappings = Mappings.none();
        Disturbance disturbance = Disturbance.NONE;
        try {
            MemoryCounters atStart = memory.counters();
            mappings = memory.mappings();
            new Crew(this::work, () -> stopped = true).run(pool, threads - 1);
            disturbance = memory.counters().since(atStart);
        } catch (ProcessFailedException failed) {
            fail(failed.failure());
        }
        elapsedNanos = System.nanoTime() - startedNanos;
        return outcome(mappings, disturbance);
    }

    private synchronized SearchOutcome outcome(Mappings mappings, Disturbance disturbance) {
        Ending ending = failure.<Ending>map(Ending.Failed::new)
                .orElse(cancelled ? new Ending.Cancelled() : new Ending.Complete());
        return new SearchOutcome(
                ending,
                matches(),
                counters.found.sum(),
                mappings,
                coverage,
                disturbance,
                Duration.ofNanos(elapsedNanos));
    }

    private void work() {
        try (RefineWorker worker = new RefineWorker(memory, before, refinement, counters)) {
            try {
                int piece = next.getAndIncrement();
                while (piece < pieces.size() && !stopped) {
                    int from = piece * PIECE;
                    Optional<MatchBlock> kept = worker.keep(from, Math.min(before.size(), from + PIECE), () -> stopped);
                    keep(piece, kept);
                    piece = next.getAndIncrement();
                }
            } catch (ProcessFailedException failed) {
                fail(failed.failure());
            }
            covered(worker.coverage());
        }
    }

    private synchronized void keep(int piece, Optional<MatchBlock> kept) {
        pieces.set(piece, kept);
    }

    private synchronized void covered(Coverage part) {
        coverage = coverage.plus(part);
    }

    private synchronized void fail(ProcessFailure reason) {
        failure = failure.or(() -> Optional.of(reason));
        stopped = true;
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
        long found = counters.found.sum();
        return new SearchProgress(
                totalBytes,
                counters.done.sum(),
                counters.searched.sum(),
                found,
                (int) found,
                Duration.ofNanos(elapsed));
    }

    @Override
    public synchronized Matches matches() {
        return new Matches(
                RefineWorker.patternAfter(before, refinement),
                pieces.stream().flatMap(Optional::stream).toList());
    }
}
