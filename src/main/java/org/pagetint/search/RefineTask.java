package org.pagetint.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;

/// A look at the places that a search has found, which keeps some of them: the next step of a search that narrows in on
/// a value. Reads nothing but what lies there. Places that cannot be read are not kept; the coverage counts them by
/// their reason, in bytes of matches. What is kept has the values found now, so that the next look compares with this
/// one.
public final class RefineTask extends SearchRun {
    private static final int PIECE = 8192;

    private final Matches before;
    private final Refinement refinement;
    private final AtomicInteger next = new AtomicInteger();
    /// What was kept of each piece, in their order.
    private final List<Optional<MatchBlock>> pieces;

    private final long totalBytes;

    /// A look at `before`, not yet started.
    ///
    /// @throws IllegalArgumentException if the refinement is not for such matches: a change of matches that differ in
    ///     length, or
    ///     another pattern that does
    public RefineTask(ProcessMemory memory, Matches before, Refinement refinement) {
        super(memory);
        boolean possible = switch (refinement) {
            case Refinement.Matching(var pattern) ->
                pattern.fixedLength().isPresent() || pattern.equals(before.pattern());
            case Refinement.Change change ->
                Refinement.Change.of(before.pattern()).contains(change);
        };
        if (!possible) {
            throw new IllegalArgumentException(refinement + " of matches of " + before.pattern());
        }
        this.before = before;
        this.refinement = refinement;
        this.pieces = new ArrayList<>(Collections.nCopies((before.size() + PIECE - 1) / PIECE, Optional.empty()));
        this.totalBytes = bytesToRead();
    }

    private long bytesToRead() {
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
    void prepare() {
        // The pieces lie there since it was made.
    }

    @Override
    Coverage work() {
        try (RefineWorker worker = new RefineWorker(memory(), before, refinement, counters())) {
            try {
                int piece = next.getAndIncrement();
                while (piece < pieces.size() && !isStopped()) {
                    int from = piece * PIECE;
                    Optional<MatchBlock> kept =
                            worker.keep(from, Math.min(before.size(), from + PIECE), this::isStopped);
                    keep(piece, kept);
                    piece = next.getAndIncrement();
                }
            } catch (ProcessFailedException failed) {
                fail(failed.failure());
            }
            return worker.coverage();
        }
    }

    private synchronized void keep(int piece, Optional<MatchBlock> kept) {
        pieces.set(piece, kept);
    }

    @Override
    long totalBytes() {
        return totalBytes;
    }

    @Override
    int kept() {
        return (int) counters().found.sum();
    }

    @Override
    public synchronized Matches matches() {
        return new Matches(
                RefineWorker.patternAfter(before, refinement),
                pieces.stream().flatMap(Optional::stream).toList());
    }
}
