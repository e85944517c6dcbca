package org.pagetint.reading;

import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.ForwardingMemory;
import org.pagetint.memory.MeasuredChunk;
import org.pagetint.memory.Meter;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;

/// Looks at the counters of the process before and after each look at its pages, and adds up what moved in between:
/// what looking could have done to it. Costs two reads of a small file each time, so it is for the window, which reads
/// little at a time. Any thread may call.
public final class MeteredMemory extends ForwardingMemory {
    private Disturbance moved = Disturbance.NONE;

    /// Watches over `memory`; closing this closes it.
    public MeteredMemory(ProcessMemory memory) {
        super(memory);
    }

    /// What moved during all looks so far.
    public synchronized Disturbance moved() {
        return moved;
    }

    /// The memory itself, for work that reads much and measures by itself.
    public ProcessMemory unmetered() {
        return behind();
    }

    private synchronized void add(Disturbance more) {
        moved = moved.plus(more);
    }

    @Override
    public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
        Meter meter = Meter.start(this);
        super.pages(range, sink);
        add(meter.moved());
    }

    @Override
    public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
        MeasuredChunk measured = behind().fetchMeasured(range, policy, into);
        add(measured.moved());
        return measured.chunk();
    }
}
