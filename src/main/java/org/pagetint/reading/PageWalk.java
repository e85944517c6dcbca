package org.pagetint.cli;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
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

/// Walks a range page run by page run and reads only what there is to read, so that a range of a terabyte costs what
/// its touched pages cost. One thread.
final class PageWalk implements AutoCloseable {
    private static final long CHUNK_BYTES = 1L << 20;

    /// Page states are looked up so far ahead that they are not old when the bytes are read, and further where nothing
    /// is.
    private static final long NEAR_LOOK = 1L << 24;

    private static final long FAR_LOOK = 1L << 40;

    private final ProcessMemory memory;
    private final ReadPolicy policy;
    private final PageSize pageSize;
    private final ChunkBuffer buffer;

    PageWalk(ProcessMemory memory, ReadPolicy policy) {
        this.memory = memory;
        this.policy = policy;
        this.pageSize = memory.pageSize();
        this.buffer = new ChunkBuffer(pageSize.roundSize(CHUNK_BYTES));
    }

    /// Takes what the walk comes by, in ascending order.
    interface Sink {
        /// Pages whose bytes are known.
        ///
        /// @param bytes as many as the run has; valid until this returns
        void bytes(PageRun run, MemorySegment bytes) throws IOException;

        /// Pages that are all zeros, or unknown for the run's reason.
        void gap(PageRun run) throws IOException;
    }

    /// Walks `range`: whole pages.
    void walk(AddressRange range, Sink sink) throws ProcessFailedException, IOException {
        long look = NEAR_LOOK;
        AddressRange rest = range;
        while (!rest.isEmpty()) {
            AddressRange ahead = rest.first(pageSize.roundSize(look));
            boolean read = false;
            for (PageRun run : memory.pages(ahead)) {
                if (policy.gives(run)) {
                    read(run.range(), sink);
                    read = true;
                } else {
                    sink.gap(run);
                }
            }
            look = read ? NEAR_LOOK : Math.min(look * 2, FAR_LOOK);
            rest = new AddressRange(ahead.end(), rest.end());
        }
    }

    private void read(AddressRange range, Sink sink) throws ProcessFailedException, IOException {
        AddressRange rest = range;
        while (!rest.isEmpty()) {
            AddressRange wanted = rest.first(buffer.capacity());
            try {
                Chunk chunk = memory.fetch(wanted, policy, buffer);
                deliver(chunk, chunk.runs(), sink);
            } catch (ProcessFailedException failed) {
                if (!(failed.failure() instanceof ProcessFailure.NotAnswering)) {
                    throw failed;
                }
                // What is stuck is lost, but not what lies behind it.
                sink.gap(PageRun.unknown(wanted, PageState.UNREADABLE, UnknownReason.NOT_ANSWERING));
            }
            rest = new AddressRange(wanted.end(), rest.end());
        }
    }

    private static void deliver(Chunk chunk, List<PageRun> runs, Sink sink) throws IOException {
        for (PageRun run : runs) {
            if (run.reason().isPresent()) {
                sink.gap(run);
            } else {
                long offset = run.range().start() - chunk.range().start();
                sink.bytes(run, chunk.bytes().asSlice(offset, run.range().length()));
            }
        }
    }

    @Override
    public void close() {
        buffer.close();
    }
}
