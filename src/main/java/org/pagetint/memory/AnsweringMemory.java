package org.pagetint.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

/// Answers within two seconds, whatever the memory behind it does: a read can be stuck in the kernel for ever (a page served by
/// a stuck FUSE server or a userfault handler). Each call runs in a thread of its own, and the caller gets `NotAnswering` when
/// that does not come back; the thread, and the buffer that it may still write into, are left to the read.
public final class AnsweringMemory implements ProcessMemory {
    private static final long PATIENCE_MILLIS = 2_000;

    /// So many runs are handed over at a time, so that a range with millions of them never lies in memory as a whole.
    private static final int BATCH_RUNS = 8192;

    /// The pagemap of so many bytes is read well within two seconds even if every page exists.
    private static final long LONGEST_LOOK_BYTES = 1L << 34;

    private final ProcessMemory memory;
    private final ExecutorService readers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("read-", 1).factory());

    /// Watches over `memory` and owns it.
    public AnsweringMemory(ProcessMemory memory) {
        this.memory = memory;
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
        return await(start(memory::mappings));
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
        CompletableFuture<Chunk> reading = start(() -> memory.fetch(range, policy, into));
        try {
            return await(reading);
        } catch (ProcessFailedException e) {
            if (!reading.isDone()) {
                Runnable free = into.leaveBehind();
                var _ = reading.whenComplete((_, _) -> free.run());
            }
            throw e;
        }
    }

    @Override
    public PageFacts pageFacts(long address) throws ProcessFailedException {
        return await(start(() -> memory.pageFacts(address)));
    }

    @Override
    public MemoryCounters counters() throws ProcessFailedException {
        return await(start(memory::counters));
    }

    @Override
    public void close() {
        memory.close();
        readers.shutdown();
    }

    /// Runs handed over.
    ///
    /// @param last whether none follow
    /// @param failure why none follow
    private record Batch(List<PageRun> runs, boolean last, Optional<Throwable> failure) {}

    private void look(AddressRange range, RunJoiner runs) throws ProcessFailedException {
        BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(2);
        Future<?> looking = readers.submit(() -> lookInBatches(range, batches));
        try {
            Batch batch;
            do {
                batch = batches.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (batch == null) {
                    throw new ProcessFailedException(
                            new ProcessFailure.NotAnswering(process().pid()));
                }
                batch.runs().forEach(runs);
                if (batch.failure().isPresent()) {
                    throw rethrown(batch.failure().get());
                }
            } while (!batch.last());
        } catch (InterruptedException _) {
            throw interrupted();
        } finally {
            looking.cancel(true); // Whoever left off early must not leave a thread that waits to hand over more.
        }
    }

    private void lookInBatches(AddressRange range, BlockingQueue<Batch> batches) {
        List<PageRun> batch = new ArrayList<>();
        try {
            memory.pages(range, run -> {
                batch.add(run);
                if (batch.size() == BATCH_RUNS) {
                    put(batches, new Batch(List.copyOf(batch), false, Optional.empty()));
                    batch.clear();
                }
            });
            put(batches, new Batch(batch, true, Optional.empty()));
        } catch (CancellationException _) {
            // Nobody waits for the rest.
        } catch (ProcessFailedException | RuntimeException | Error e) {
            put(batches, new Batch(batch, true, Optional.of(e)));
        }
    }

    private static void put(BlockingQueue<Batch> batches, Batch batch) {
        try {
            batches.put(batch);
        } catch (InterruptedException _) {
            throw new CancellationException();
        }
    }

    private <T> CompletableFuture<T> start(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        readers.execute(() -> {
            try {
                result.complete(call.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private <T> T await(CompletableFuture<T> result) throws ProcessFailedException {
        try {
            return result.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new ProcessFailedException(
                    new ProcessFailure.NotAnswering(process().pid()));
        } catch (ExecutionException e) {
            throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException _) {
            throw interrupted();
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

    private ProcessFailedException interrupted() {
        Thread.currentThread().interrupt();
        return new ProcessFailedException(
                new ProcessFailure.Io(process().pid(), "read", Optional.empty(), "interrupted"));
    }
}
