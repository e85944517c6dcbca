package org.pagetint.search;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Reads what lies at matches now, quietly; matches near each other in one go. One thread.
final class MatchReader implements AutoCloseable {
    /// Of a longer match only so many bytes are looked at.
    static final int MOST_BYTES = 1 << 16;

    private static final long BUFFER_BYTES = 256L << 10;

    /// Up to here it is cheaper to read what lies between two matches than to ask twice.
    private static final long GAP_BYTES = 64L << 10;

    private final ProcessMemory memory;
    private final PageSize pageSize;
    private final ChunkBuffer buffer;

    MatchReader(ProcessMemory memory) {
        this.memory = memory;
        this.pageSize = memory.pageSize();
        // A match of the most bytes can begin at the end of a page
        this.buffer = new ChunkBuffer(pageSize.roundSize(Math.max(BUFFER_BYTES, MOST_BYTES + 2 * pageSize.bytes())));
    }

    /// Shows the matches from index `from` up to, not including, `to`, in this order.
    ///
    /// @param length how many bytes of each; empty for as many as it has
    /// @param stopped asked once a read
    void read(Matches matches, int from, int to, Optional<Integer> length, BooleanSupplier stopped, MatchLook look)
            throws ProcessFailedException {
        int index = from;
        while (index < to && !stopped.getAsBoolean()) {
            AddressRange pages = pageSize.widen(range(matches, index, length));
            int end = index + 1;
            while (end < to) {
                AddressRange next = pageSize.widen(range(matches, end, length));
                long highest = higher(next.end(), pages.end());
                boolean far = Long.compareUnsigned(next.start(), pages.end()) > 0
                        && Long.compareUnsigned(next.start() - pages.end(), GAP_BYTES) > 0;
                if (far || Long.compareUnsigned(highest - pages.start(), buffer.capacity()) > 0) {
                    break;
                }
                pages = new AddressRange(pages.start(), highest);
                end++;
            }
            show(matches, index, end, length, pages, look);
            index = end;
        }
    }

    private void show(Matches matches, int from, int to, Optional<Integer> length, AddressRange pages, MatchLook look)
            throws ProcessFailedException {
        Chunk chunk;
        try {
            chunk = memory.fetch(pages, ReadPolicy.QUIET, buffer);
        } catch (ProcessFailedException failed) {
            if (!(failed.failure() instanceof ProcessFailure.NotAnswering)) {
                throw failed;
            }
            PageRun stuck = PageRun.unknown(pages, PageState.UNREADABLE, UnknownReason.NOT_ANSWERING);
            for (int index = from; index < to; index++) {
                look.unknown(index, bytes(matches, index, length), stuck);
            }
            return;
        }
        for (int index = from; index < to; index++) {
            AddressRange range = range(matches, index, length);
            PageRun page = chunk.runAt(range.start());
            Optional<PageRun> hole = hole(chunk, range, page);
            if (hole.isPresent()) {
                look.unknown(index, (int) range.length(), hole.get());
            } else {
                look.known(index, chunk.bytes(), range.start() - pages.start(), (int) range.length(), page);
            }
        }
    }

    private static Optional<PageRun> hole(Chunk chunk, AddressRange range, PageRun first) {
        PageRun run = first;
        while (run.reason().isEmpty() && Long.compareUnsigned(run.range().end(), range.end()) < 0) {
            run = chunk.runAt(run.range().end());
        }
        return run.reason().isPresent() ? Optional.of(run) : Optional.empty();
    }

    private static AddressRange range(Matches matches, int index, Optional<Integer> length) {
        return AddressRange.ofLength(matches.address(index), bytes(matches, index, length));
    }

    private static int bytes(Matches matches, int index, Optional<Integer> length) {
        return (int) Math.min(MOST_BYTES, length.isPresent() ? length.get() : matches.length(index));
    }

    private static long higher(long one, long other) {
        return Long.compareUnsigned(one, other) > 0 ? one : other;
    }

    @Override
    public void close() {
        buffer.close();
    }
}
