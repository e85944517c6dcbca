package org.pagetint.cli;

import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ForwardingMemory;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// The memory of a process as long as it runs the program it ran at first. A window follows a process to its next
/// program; what one command prints or writes must not be made of two.
final class OneProgramMemory extends ForwardingMemory {
    OneProgramMemory(ProcessMemory behind) {
        super(behind);
    }

    @Override
    public Mappings mappings() throws ProcessFailedException {
        return checked(super.mappings());
    }

    @Override
    public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
        super.pages(range, sink);
        check();
    }

    @Override
    public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
        return checked(super.fetch(range, policy, into));
    }

    @Override
    public void read(AddressRange range, ReadPolicy policy, ChunkBuffer into, ChunkSink sink)
            throws ProcessFailedException {
        behind().read(range, policy, into, chunk -> sink.take(checked(chunk)));
        check();
    }

    @Override
    public PageFacts pageFacts(long address) throws ProcessFailedException {
        return checked(super.pageFacts(address));
    }

    private <T> T checked(T result) throws ProcessFailedException {
        check();
        return result;
    }

    private void check() throws ProcessFailedException {
        if (live().filter(process -> process.programsStarted() > 0).isPresent()) {
            throw new ProcessFailedException(new ProcessFailure.Replaced(id()));
        }
    }
}
