package org.pagetint.memory;

import java.util.function.Consumer;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessId;

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
    public ProcessId process() {
        return behind.process();
    }

    @Override
    public PageSize pageSize() {
        return behind.pageSize();
    }

    @Override
    public Access access() {
        return behind.access();
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
    public MemoryCounters counters() throws ProcessFailedException {
        return behind.counters();
    }

    @Override
    public int programsStarted() {
        return behind.programsStarted();
    }

    @Override
    public void close() {
        behind.close();
    }
}
