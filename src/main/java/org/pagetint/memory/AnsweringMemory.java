package org.pagetint.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Waits no longer than two seconds for any single call into the kernel. A read can be stuck there for ever: in a page that a stuck FUSE server
/// or a userfault handler serves, or in a lock that such a fault holds. No call about another process is safe from that, and none can be
/// called off. So each is made in another thread, and the caller gets `NotAnswering` when that thread sleeps in one call for that long; the
/// thread, and the buffer that it may still write into, are left to the read. Work that goes on is waited for, however busy the machine.
public final class AnsweringMemory extends ForwardingMemory {
    private static final long PATIENCE_MILLIS = 2_000;

    /// So many runs are handed over at a time, so that a range with millions of them never lies in memory as a whole.
    private static final int BATCH_RUNS = 8192;

    /// The pagemap of so many bytes is read well within two seconds even if every page exists.
    private static final long LONGEST_LOOK_BYTES = 1L << 34;

    private final ReaderThreads readers;

    /// Watches over `memory` and owns it.
    public AnsweringMemory(ProcessMemory memory) {
        this(memory, new ReaderThreads(ThreadStates.UNKNOWN));
    }

    private AnsweringMemory(ProcessMemory memory, ReaderThreads readers) {
        super(memory);
        this.readers = readers;
    }

    /// Opens a memory under the same watch, which goes on over all that is done with it.
    ///
    /// @param pid of the process that it is about
    /// @param states tells a thread that is stuck from one that works
    public static AnsweringMemory open(int pid, ThreadStates states, Opening opening) throws ProcessFailedException {
        ReaderThreads readers = new ReaderThreads(states);
        PendingRead<ProcessMemory> opened = readers.start(opening::open);
        try {
            return new AnsweringMemory(await(opened, pid), readers);
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
        return await(readers.start(behind()::mappings), process().pid());
    }

    @Override
    public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
        RunJoiner runs = new RunJoiner(sink);
        AddressRange rest = range;
        while (!rest.isEmpty()) {
            AddressRange look = rest.first(pageSize().roundSize(LONGEST_LOOK_BYTES));
            look(look, runs);
            rest = new AddressRange(look.end(), rest.end());
        }
        runs.finish();
    }

    @Override
    public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
        ChunkBuffer lent = into.lent();
        PendingRead<Chunk> reading = readers.start(() -> behind().fetch(range, policy, lent));
        try {
            return await(reading, process().pid());
        } catch (ProcessFailedException e) {
            if (!reading.result().isDone()) {
                Runnable free = into.leaveBehind();
                var _ = reading.result().whenComplete((_, _) -> free.run());
            }
            throw e;
        }
    }

    @Override
    public PageFacts pageFacts(long address) throws ProcessFailedException {
        return await(readers.start(() -> behind().pageFacts(address)), process().pid());
    }

    @Override
    public MemoryCounters counters() throws ProcessFailedException {
        return await(readers.start(behind()::counters), process().pid());
    }

    @Override
    public void close() {
        super.close();
        readers.end();
    }

    private void look(AddressRange range, RunJoiner runs) throws ProcessFailedException {
        Batches batches = new Batches();
        PendingRead<Void> looking = readers.start(() -> {
            lookInBatches(range, batches);
            return null;
        });
        try {
            for (List<PageRun> batch = next(batches, looking); !batch.isEmpty(); batch = next(batches, looking)) {
                batch.forEach(runs);
            }
            await(looking, process().pid());
        } finally {
            batches.abandon(); // Whoever left off early must not leave a thread that waits to hand over more.
        }
    }

    /// The next runs; empty after the last ones.
    private List<PageRun> next(Batches batches, PendingRead<?> looking) throws ProcessFailedException {
        int pid = process().pid();
        try {
            Patience patience = looking.patience(PATIENCE_MILLIS);
            while (true) {
                List<PageRun> batch = batches.queue.poll(Patience.LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    return batch;
                }
                if (patience.isOver()) {
                    throw new ProcessFailedException(new ProcessFailure.NotAnswering(pid));
                }
            }
        } catch (InterruptedException _) {
            throw interrupted(pid);
        }
    }

    private void lookInBatches(AddressRange range, Batches batches) throws ProcessFailedException {
        List<PageRun> batch = new ArrayList<>();
        try {
            behind().pages(range, run -> {
                batch.add(run);
                if (batch.size() == BATCH_RUNS) {
                    batches.put(List.copyOf(batch));
                    batch.clear();
                }
            });
        } finally {
            if (!batch.isEmpty()) {
                batches.put(batch);
            }
            batches.put(List.of());
        }
    }

    /// Runs on their way from the thread that looks to the one that asked; an empty list is the last.
    private static final class Batches {
        private final BlockingQueue<List<PageRun>> queue = new ArrayBlockingQueue<>(2);
        private volatile boolean abandoned;

        void put(List<PageRun> batch) {
            if (abandoned) {
                throw new CancellationException();
            }
            try {
                queue.put(batch);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e); // Nobody interrupts these threads.
            }
        }

        /// Lets one put that waits go through; the one after it fails.
        void abandon() {
            abandoned = true;
            queue.clear();
        }
    }

    private static <T> T await(PendingRead<T> read, int pid) throws ProcessFailedException {
        try {
            return read.await(PATIENCE_MILLIS);
        } catch (TimeoutException _) {
            throw new ProcessFailedException(new ProcessFailure.NotAnswering(pid));
        } catch (ExecutionException e) {
            throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException _) {
            throw interrupted(pid);
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

    private static ProcessFailedException interrupted(int pid) {
        Thread.currentThread().interrupt();
        return new ProcessFailedException(new ProcessFailure.Io(pid, "read", Optional.empty(), "interrupted"));
    }
}
