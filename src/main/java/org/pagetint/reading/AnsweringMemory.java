package org.pagetint.reading;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.CoreFacts;
import org.pagetint.memory.ForwardingMemory;
import org.pagetint.memory.LiveProcess;
import org.pagetint.memory.Machine;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.MeasuredChunk;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.StopRefusedException;
import org.pagetint.memory.StoppedThreads;
import org.pagetint.process.Access;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Waits no longer than two seconds for any single call into the kernel. A read can be stuck there for ever: in a page
/// that a stuck FUSE server or a userfault handler serves, or in a lock that such a fault holds. No call about another
/// process is safe from that, and none can be called off. So each is made in another thread, and the caller gets
/// `NotAnswering` when that thread sleeps in one call for that long; the thread, and the buffer that it may still write
/// into, are left to the read. Work that goes on is waited for, however busy the machine. A look at pages loses only
/// the mapping that does not answer: see [PatientLook].
public final class AnsweringMemory extends ForwardingMemory {
    private static final long PATIENCE_MILLIS = 2_000;

    private final ReaderThreads readers;
    private final PatientLook look;

    /// Watches over `memory` and owns it.
    public AnsweringMemory(ProcessMemory memory) {
        this(memory, new ReaderThreads(ThreadStates.UNKNOWN));
    }

    private AnsweringMemory(ProcessMemory memory, ReaderThreads readers) {
        super(memory);
        this.readers = readers;
        this.look = new PatientLook(memory, readers, PATIENCE_MILLIS);
    }

    /// Opens a memory under the same watch, which goes on over all that is done with it.
    ///
    /// @param id of the memory that it is about
    /// @param states tells a thread that is stuck from one that works
    public static AnsweringMemory open(MemoryId id, ThreadStates states, Opening opening)
            throws ProcessFailedException {
        ReaderThreads readers = new ReaderThreads(states);
        PendingRead<ProcessMemory> opened = readers.start(opening::open);
        try {
            return new AnsweringMemory(await(opened, id), readers);
        } catch (ProcessFailedException e) {
            var _ = opened.result().thenAccept(ProcessMemory::close); // It came too late.
            readers.end();
            throw e;
        }
    }

    /// Opens a memory.
    public interface Opening {
        /// May be stuck in the kernel.
        ProcessMemory open() throws ProcessFailedException;
    }

    @Override
    public Mappings mappings() throws ProcessFailedException {
        return await(readers.start(behind()::mappings), id());
    }

    @Override
    public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
        MemoryId id = id();
        try {
            look.pages(range, sink);
        } catch (TimeoutException _) {
            throw new ProcessFailedException(new ProcessFailure.NotAnswering(id));
        } catch (ExecutionException e) {
            throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException _) {
            throw interrupted(id);
        }
    }

    @Override
    public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
        return lending(into, lent -> behind().fetch(range, policy, lent));
    }

    /// In one go, so that the measuring costs no further hand-over to another thread.
    @Override
    public MeasuredChunk fetchMeasured(AddressRange range, ReadPolicy policy, ChunkBuffer into)
            throws ProcessFailedException {
        return lending(into, lent -> behind().fetchMeasured(range, policy, lent));
    }

    /// In one go too, in which each call has its own time; the sink works in the thread that reads.
    @Override
    public void read(AddressRange range, ReadPolicy policy, ChunkBuffer into, ChunkSink sink)
            throws ProcessFailedException {
        ChunkBuffer lent = into.lent();
        WatchedSink watched = new WatchedSink(sink);
        PendingRead<Boolean> started = readers.start(() -> {
            behind().read(range, policy, lent, watched);
            return true;
        });
        PendingRead<Boolean> reading = new PendingRead<>(started.result(), watched.watching(started.sleeps()));
        try {
            awaitShown(reading, watched);
        } catch (ProcessFailedException e) {
            leaveTo(reading, into);
            throw e;
        }
    }

    private void awaitShown(PendingRead<Boolean> reading, WatchedSink watched) throws ProcessFailedException {
        MemoryId id = id();
        while (true) {
            try {
                reading.await(PATIENCE_MILLIS);
                return;
            } catch (TimeoutException _) {
                if (watched.abandonIfAsleep()) {
                    throw new ProcessFailedException(new ProcessFailure.NotAnswering(id));
                }
            } catch (ExecutionException e) {
                throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
            } catch (InterruptedException _) {
                watched.abandon();
                throw interrupted(id);
            }
        }
    }

    private interface Fetch<T> {
        T into(ChunkBuffer buffer) throws ProcessFailedException;
    }

    private <T> T lending(ChunkBuffer into, Fetch<T> fetch) throws ProcessFailedException {
        ChunkBuffer lent = into.lent();
        PendingRead<T> reading = readers.start(() -> fetch.into(lent));
        try {
            return await(reading, id());
        } catch (ProcessFailedException e) {
            leaveTo(reading, into);
            throw e;
        }
    }

    /// Leaves the memory of `into` to a read that has not come back.
    private static void leaveTo(PendingRead<?> reading, ChunkBuffer into) {
        if (!reading.result().isDone()) {
            Runnable free = into.leaveBehind();
            var _ = reading.result().whenComplete((_, _) -> free.run());
        }
    }

    @Override
    public PageFacts pageFacts(long address) throws ProcessFailedException {
        return await(readers.start(() -> behind().pageFacts(address)), id());
    }

    @Override
    public CoreFacts coreFacts() throws ProcessFailedException {
        return await(readers.start(behind()::coreFacts), id());
    }

    @Override
    public Optional<LiveProcess> live() {
        return behind().live().map(Watched::new);
    }

    /// Its counters are read under the watch; the rest is known, or watches over itself.
    private final class Watched implements LiveProcess {
        private final LiveProcess process;

        Watched(LiveProcess process) {
            this.process = process;
        }

        @Override
        public Access access() {
            return process.access();
        }

        @Override
        public MemoryCounters counters() throws ProcessFailedException {
            return await(readers.start(process::counters), id());
        }

        @Override
        public int programsStarted() {
            return process.programsStarted();
        }

        @Override
        public StoppedThreads stop(Machine machine) throws ProcessFailedException, StopRefusedException {
            return process.stop(machine);
        }
    }

    @Override
    public void close() {
        super.close();
        readers.end();
    }

    private static <T> T await(PendingRead<T> read, MemoryId id) throws ProcessFailedException {
        try {
            return read.await(PATIENCE_MILLIS);
        } catch (TimeoutException _) {
            throw new ProcessFailedException(new ProcessFailure.NotAnswering(id));
        } catch (ExecutionException e) {
            throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException _) {
            throw interrupted(id);
        }
    }

    private static ProcessFailedException rethrown(Throwable cause) {
        return switch (cause) {
            case ProcessFailedException failed -> failed;
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            default -> throw new IllegalStateException(cause);
        };
    }

    private static ProcessFailedException interrupted(MemoryId id) {
        Thread.currentThread().interrupt();
        return new ProcessFailedException(new ProcessFailure.Io(id, "read", Optional.empty(), "interrupted"));
    }
}
