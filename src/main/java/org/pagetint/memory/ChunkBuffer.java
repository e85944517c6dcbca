package org.pagetint.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Native memory that chunks are fetched into, again and again. Belongs to one reader; one thread uses it at a time.
public final class ChunkBuffer implements AutoCloseable {
    private static final long ALIGNMENT = 4096;

    private final long capacity;
    private Arena arena;
    private MemorySegment segment;

    /// A buffer of `capacity` bytes: whole pages, at least one.
    public ChunkBuffer(long capacity) {
        this(capacity, Arena.ofShared());
    }

    private ChunkBuffer(long capacity, Arena arena) {
        this(capacity, arena, arena.allocate(capacity, ALIGNMENT));
    }

    private ChunkBuffer(long capacity, Arena arena, MemorySegment segment) {
        this.capacity = capacity;
        this.arena = arena;
        this.segment = segment;
    }

    /// How many bytes the largest fetch into it can have.
    public long capacity() {
        return capacity;
    }

    /// All of its memory. Its content is what the last fetch left there.
    public MemorySegment segment() {
        return segment;
    }

    /// The same memory, and that one for good: for a thread that may still read into it when this one has taken new
    /// memory. Not to be closed.
    public ChunkBuffer lent() {
        return new ChunkBuffer(capacity, arena, segment);
    }

    /// Leaves its memory to a read that is stuck in the kernel and may still write into it, and takes new memory.
    ///
    /// @return frees the memory left behind; to be called when the read came back after all
    public Runnable leaveBehind() {
        Arena left = arena;
        arena = Arena.ofShared();
        segment = arena.allocate(capacity, ALIGNMENT);
        return left::close;
    }

    /// Frees the memory: chunks fetched into it cannot be looked at any more.
    @Override
    public void close() {
        arena.close();
    }
}
