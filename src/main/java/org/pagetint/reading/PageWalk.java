package org.pagetint.reading;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

/// Walks ranges page run by page run and reads only what there is to read, so that a range of a terabyte costs what its
/// touched pages cost. Pages that do not answer are lost, but not what lies behind them. One thread.
public final class PageWalk {
    /// Page states are looked up so far ahead that they are not old when the bytes are read, and further where nothing
    /// is.
    private static final long NEAR_LOOK = 1L << 24;

    private static final long FAR_LOOK = 1L << 40;

    /// Bytes read at once: large enough that a call costs little, small enough that a person who stops it waits for
    /// nothing.
    private static final long CHUNK_BYTES = 1L << 20;

    private final ProcessMemory memory;
    private final PageSize pageSize;
    private final ReadPolicy policy;
    private final Predicate<PageRun> worthReading;
    private final Supplier<ChunkBuffer> buffers;
    private final MemoryParams chunks;

    /// A walk over `memory` that reads all that `policy` allows.
    ///
    /// @param buffer as long as those of [#buffer]
    public PageWalk(ProcessMemory memory, ReadPolicy policy, ChunkBuffer buffer) {
        this(memory, policy, policy::gives, () -> buffer);
    }

    /// A walk over `memory`.
    ///
    /// @param worthReading what to read, if there is anything in it to read
    /// @param buffers where the next chunk goes; each as long as those of [#buffer]
    public PageWalk(
            ProcessMemory memory, ReadPolicy policy, Predicate<PageRun> worthReading, Supplier<ChunkBuffer> buffers) {
        this.memory = memory;
        this.pageSize = memory.pageSize();
        this.policy = policy;
        this.worthReading = worthReading;
        this.buffers = buffers;
        long chunk = pageSize.roundSize(CHUNK_BYTES);
        this.chunks = new MemoryParams(OptionalLong.of(chunk), chunk, false);
    }

    /// A buffer for the chunks of a walk.
    public static ChunkBuffer buffer(PageSize pageSize) {
        return new ChunkBuffer(pageSize.roundSize(CHUNK_BYTES));
    }

    /// Takes what the walk comes by, in ascending order.
    public interface Sink {
        /// Pages whose bytes are known, and not all zeros as far as is known.
        ///
        /// @param bytes as many as the run has; valid for as long as the buffer is not read into again
        void bytes(PageRun run, MemorySegment bytes) throws IOException;

        /// Pages that are all zeros, or unknown for the run's reason, or not worth reading.
        void gap(PageRun run) throws IOException;

        /// A chunk has been read, and all of it was given.
        default void read(AddressRange range) {}

        /// Whether to go on; asked before each call that takes time.
        default boolean goesOn() {
            return true;
        }
    }

    /// Walks `range`.
    ///
    /// @param range whole pages
    /// @return whether it came to the end: the sink wanted all of it
    /// @throws IOException if the sink does
    public boolean walk(AddressRange range, Sink sink) throws ProcessFailedException, IOException {
        long look = NEAR_LOOK;
        AddressRange rest = range;
        while (!rest.isEmpty()) {
            if (!sink.goesOn()) {
                return false;
            }
            ReadPlan plan = ReadPlan.of(memory, rest.first(pageSize.roundSize(look)), worthReading);
            boolean read = false;
            for (ReadPlan.Part part : plan.parts()) {
                if (part.gap().isPresent()) {
                    sink.gap(part.gap().get());
                } else if (read(part.range(), sink)) {
                    read = true;
                } else {
                    return false;
                }
            }
            look = read ? NEAR_LOOK : Math.min(look * 2, FAR_LOOK);
            rest = new AddressRange(plan.end(), rest.end());
        }
        return true;
    }

    private boolean read(AddressRange stretch, Sink sink) throws ProcessFailedException, IOException {
        FragmentedMemory fragments = FragmentedMemory.over(memory, policy, stretch);
        while (fragments.next(chunks).isPresent()) {
            if (!sink.goesOn()) {
                return false;
            }
            Chunk chunk = fragments.fetch(chunks, buffers.get()).orElseThrow();
            for (PageRun run : chunk.runs()) {
                give(run, chunk, sink);
            }
            sink.read(chunk.range());
        }
        return true;
    }

    private static void give(PageRun run, Chunk chunk, Sink sink) throws IOException {
        if (ReadPolicy.QUIET.gives(run)) {
            long offset = run.range().start() - chunk.range().start();
            sink.bytes(run, chunk.bytes().asSlice(offset, run.range().length()));
        } else {
            sink.gap(run);
        }
    }
}
