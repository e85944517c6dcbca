package org.pagetint.memory;

import java.util.Optional;
import java.util.function.Consumer;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessFailedException;

/// A memory before another one: passes all calls on, but those that a kind of it overrides. Owns the one behind it.
public abstract class ForwardingMemory implements ProcessMemory {
    private final ProcessMemory behind;

    /// Passes on to `behind`; closing this closes it.
    protected ForwardingMemory(ProcessMemory behind) {
        this.behind = behind;
    }

    /// The memory that calls are passed on to.
    protected final ProcessMemory behind() {
        return behind;
    }

    @Override
    public MemoryId id() {
        return behind.id();
    }

    @Override
    public PageSize pageSize() {
        return behind.pageSize();
    }

    @Override
    public Optional<LiveProcess> live() {
        return behind.live();
    }

    @Override
    public CoreFacts coreFacts() throws ProcessFailedException {
        return behind.coreFacts();
    }

    @Override
    public Mappings mappings() throws ProcessFailedException {
        return behind.mappings();
    }

    @Override
    public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
        behind.pages(range, sink);
    }

    @Override
    public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
        return behind.fetch(range, policy, into);
    }

    @Override
    public PageFacts pageFacts(long address) throws ProcessFailedException {
        return behind.pageFacts(address);
    }

    @Override
    public void close() {
        behind.close();
    }
}
