package org.pagetint.ui.hex.loading;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PartCounts;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Counts the page states of a whole region, from its page runs, in steps that grow as long as they are quick: a sparse
/// terabyte takes a dozen steps, dense memory is looked at in pieces that hold nothing up.
public final class StripScan implements Work {
    private static final long FIRST_BYTES = 64L * 1024 * 1024;
    private static final long MOST_PARTS = 4096;
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final PartCounts counts;
    private final Runnable changed;
    private final Consumer<ProcessFailure> failed;
    private int at;
    private volatile int batch;

    /// @param counts filled in the FX thread; belongs to the FX thread
    /// @param changed runs there after each piece
    /// @param failed takes a failure there
    StripScan(PartCounts counts, Runnable changed, Consumer<ProcessFailure> failed) {
        this.counts = counts;
        this.changed = changed;
        this.failed = failed;
        this.batch = Math.clamp(FIRST_BYTES / counts.partBytes(), 1, counts.parts());
    }

    /// A region cut into pages, or into at most 4096 parts of more pages, of which nothing is counted yet.
    public static PartCounts partsOf(AddressRange region, PageSize pageSize) {
        AddressRange whole = pageSize.widen(region);
        long pages = pageSize.pages(whole);
        return new PartCounts(whole, Math.max(1, (pages + MOST_PARTS - 1) / MOST_PARTS) * pageSize.bytes());
    }

    @Override
    public Optional<WorkStep> next() {
        if (at >= counts.parts()) {
            return Optional.empty();
        }
        int from = at;
        at = Math.min(counts.parts(), from + batch);
        return Optional.of(new Count(from, at));
    }

    private final class Count implements WorkStep {
        private final int from;
        private final int to;

        private Count(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Optional<AddressRange> pages() {
            return Optional.empty();
        }

        @Override
        public Runnable read(ProcessMemory memory, ChunkBuffer buffer) throws ProcessFailedException {
            PartCounts piece = counts.piece(from, to);
            long start = System.nanoTime();
            memory.pages(piece.range(), run -> piece.add(run.range(), run.state()));
            long took = System.nanoTime() - start;
            if (took < QUICK_NANOS) {
                batch = Math.min(counts.parts(), batch * 2);
            } else if (took > SLOW_NANOS) {
                batch = Math.max(1, batch / 2);
            }
            return () -> {
                counts.take(piece, from);
                changed.run();
            };
        }

        @Override
        public void failed(ProcessFailure failure) {
            failed.accept(failure);
        }
    }
}
