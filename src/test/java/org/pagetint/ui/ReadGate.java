package org.pagetint.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ForwardingMemory;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;

/// Lets looks at memory wait at a gate, so that a person has time to do something meanwhile. Any thread.
final class ReadGate {
    private static final long PATIENCE_SECONDS = 60;
    private static final int ALL = Integer.MAX_VALUE / 2;

    private final Predicate<AddressRange> stopsLook;
    private final Predicate<AddressRange> stopsFetch;
    private final List<AddressRange> passed = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(ALL, true);

    /// @param stopsLook before which looks at pages it is, by the addresses they are asked for
    /// @param stopsFetch before which fetches of bytes it is
    private ReadGate(Predicate<AddressRange> stopsLook, Predicate<AddressRange> stopsFetch) {
        this.stopsLook = stopsLook;
        this.stopsFetch = stopsFetch;
    }

    /// Before the reads of bytes.
    static ReadGate beforeFetches() {
        return new ReadGate(_ -> false, _ -> true);
    }

    /// Before looks at pages of these addresses.
    static ReadGate beforeLooks(Predicate<AddressRange> at) {
        return new ReadGate(at, _ -> false);
    }

    /// What was asked for by those that have passed, in order.
    List<AddressRange> passed() {
        return List.copyOf(passed);
    }

    /// The same sources, with their memory behind the gate.
    Sources before(Sources sources) {
        return new Sources(
                sources.processes(), process -> new Gated(sources.memories().open(process)), sources.self());
    }

    private final class Gated extends ForwardingMemory {
        Gated(ProcessMemory behind) {
            super(behind);
        }

        @Override
        public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
            stop(stopsLook, range);
            super.pages(range, sink);
        }

        @Override
        public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
            stop(stopsFetch, range);
            return super.fetch(range, policy, into);
        }

        @Override
        public void read(AddressRange range, ReadPolicy policy, ChunkBuffer into, ChunkSink sink)
                throws ProcessFailedException {
            behind().read(range, policy, into, sink);
        }

        private void stop(Predicate<AddressRange> stops, AddressRange range) {
            if (stops.test(range)) {
                try {
                    pass(range);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted at the gate", e);
                }
            }
        }
    }

    private void pass(AddressRange range) throws InterruptedException {
        if (!gate.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the gate stays closed");
        }
        passed.add(range);
    }

    /// Lets `reads` more pass, then nobody.
    void close(int reads) {
        gate.drainPermits();
        gate.release(reads);
    }

    /// Lets the one that waits pass, and waits for the next one.
    void letOnePass() throws Exception {
        int before = passed.size();
        gate.release();
        Wait.until("one has passed", () -> passed.size() > before);
        awaitSomebody();
    }

    /// Lets all pass.
    void open() {
        gate.release(ALL - gate.availablePermits());
    }

    /// Waits until a read waits.
    void awaitSomebody() throws Exception {
        Wait.until("somebody waits at the gate", gate::hasQueuedThreads);
    }
}
