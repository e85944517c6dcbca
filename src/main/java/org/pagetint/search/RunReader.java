package org.pagetint.search;

import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.FragmentedMemory;
import org.pagetint.memory.MemoryParams;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;

/// Walks upwards through memory, shows the stretches of known bytes to a matcher, and keeps count of what was covered.
/// It reads a stretch of several chunks in one go, in the thread that reads them: a walk from chunk to chunk would hand
/// each of them over.
/// One thread at a time.
final class RunReader implements AutoCloseable {
    private static final int STRIDE_CHUNKS = 4;
    private static final MemoryParams WHOLE = new MemoryParams(OptionalLong.empty(), Long.MAX_VALUE, false);

    private final ProcessMemory memory;
    private final PageSize pageSize;
    private final ReadPolicy policy;
    private final RunFilter filter;
    private final Stretches stretches;
    private final SearchCounters counters;
    private final ChunkBuffer buffer;
    private final CoverageTally tally = new CoverageTally();
    private final BooleanSupplier stopped;
    private long position;
    /// How much the read going on has not found worth reading, in bytes.
    private long gaps;

    private long countedFrom;

    RunReader(SearchJob job, RunFilter filter, Stretches stretches) {
        this.memory = job.memory();
        this.pageSize = memory.pageSize();
        this.policy = job.search().policy();
        this.filter = filter;
        this.stretches = stretches;
        this.counters = job.counters();
        this.stopped = job::isStopped;
        this.buffer = new ChunkBuffer(pageSize.roundSize(job.chunkBytes()));
    }

    /// Starts a walk at `start`.
    ///
    /// @param countFrom what lies below is looked at but not counted
    void begin(long start, long countFrom) {
        position = start;
        countedFrom = countFrom;
    }

    /// From here on nothing is counted.
    void stopCounting() {
        countedFrom = -1;
    }

    /// Up to where it has come.
    long position() {
        return position;
    }

    /// Where a read from here on should end: after so much that starting it does not count.
    long strideEnd() {
        long end = pageSize.floor(position) + STRIDE_CHUNKS * buffer.capacity();
        return Long.compareUnsigned(end, position) > 0 ? end : -pageSize.bytes();
    }

    /// Reads on, up to `to`, which is above the position.
    ///
    /// @return how many bytes of that were not worth reading
    long read(long to) throws ProcessFailedException {
        gaps = 0;
        AddressRange pages = new AddressRange(pageSize.floor(position), pageSize.ceiling(to));
        FragmentedMemory stretch = FragmentedMemory.over(memory, policy, pages);
        if (!stopped.getAsBoolean() && stretch.next(WHOLE).isPresent()) {
            stretch.read(buffer, chunk -> {
                gaps += take(chunk, to);
                return !stopped.getAsBoolean();
            });
        }
        return gaps;
    }

    private long take(Chunk chunk, long to) {
        long passed = 0;
        for (PageRun run : chunk.runs()) {
            long start = position;
            long end = lower(run.range().end(), to);
            if (Long.compareUnsigned(start, end) >= 0) {
                continue;
            }
            if (filter.of(run) == RunFilter.Use.LOOK_AT) {
                count(run, start, end);
                counters.searched.add(end - start);
                stretches.bytes(chunk.bytes(), start - chunk.range().start(), end - start, start);
                position = end;
            } else {
                pass(run, end);
                passed += end - start;
            }
        }
        return passed;
    }

    /// Goes on, up to `to`, over pages of `run` that are not looked at.
    void pass(PageRun run, long to) {
        count(run, position, to);
        if (filter.of(run) == RunFilter.Use.ZEROS) {
            stretches.zeros(position, to - position);
        } else {
            stretches.hole();
        }
        position = to;
    }

    private void count(PageRun run, long start, long end) {
        long from = Long.compareUnsigned(start, countedFrom) >= 0 ? start : countedFrom;
        if (Long.compareUnsigned(from, end) < 0) {
            counters.done.add(end - from);
            if (filter.of(run) != RunFilter.Use.LEAVE_OUT) {
                tally.add(run, end - from);
            }
        }
    }

    private static long lower(long one, long other) {
        return Long.compareUnsigned(one, other) < 0 ? one : other;
    }

    /// What has been counted.
    CoverageTally tally() {
        return tally;
    }

    @Override
    public void close() {
        buffer.close();
    }
}
