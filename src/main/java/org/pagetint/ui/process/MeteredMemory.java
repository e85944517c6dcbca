package org.pagetint.ui.process;

import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessId;

/// Looks at the counters of the process before and after each look at its pages, and adds up what moved in between: what
/// looking could have done to it. Costs two reads of a small file each time, so it is for the window, which reads little at a
/// time. Any thread may call.
public final class MeteredMemory implements ProcessMemory {
    private final ProcessMemory memory;
    private Disturbance moved = Disturbance.NONE;

    /// Watches over `memory`; closing this closes it.
    public MeteredMemory(ProcessMemory memory) {
        this.memory = memory;
    }

    /// What moved during all looks so far.
    public synchronized Disturbance moved() {
        return moved;
    }

    /// The memory itself, for work that reads much and measures by itself.
    public ProcessMemory unmetered() {
        return memory;
    }

    private synchronized void add(Disturbance more) {
        moved = QuietReading.sum(moved, more);
    }

    @Override
    public ProcessId process() {
        return memory.process();
    }

    @Override
    public PageSize pageSize() {
        return memory.pageSize();
    }

    @Override
    public Access access() {
        return memory.access();
    }

    @Override
    public Mappings mappings() throws ProcessFailedException {
        return memory.mappings();
    }

    @Override
    public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
        MemoryCounters before = memory.counters();
        memory.pages(range, sink);
        add(memory.counters().since(before));
    }

    @Override
    public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
        MemoryCounters before = memory.counters();
        Chunk chunk = memory.fetch(range, policy, into);
        add(memory.counters().since(before));
        return chunk;
    }

    @Override
    public PageFacts pageFacts(long address) throws ProcessFailedException {
        return memory.pageFacts(address);
    }

    @Override
    public MemoryCounters counters() throws ProcessFailedException {
        return memory.counters();
    }

    @Override
    public void close() {
        memory.close();
    }
}
