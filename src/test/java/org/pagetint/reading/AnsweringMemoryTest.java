package org.pagetint.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ForwardingMemory;
import org.pagetint.memory.HookedProcess;
import org.pagetint.memory.LiveProcess;
import org.pagetint.memory.MadeUp;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.memory.WalkedMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

@Timeout(60)
final class AnsweringMemoryTest {
    private static final long PAGE = 4096;
    private static final AddressRange RANGE = AddressRange.ofLength(0x10000, 4 * PAGE);
    /// More than end the patience with a thread that sleeps.
    private static final int LOOKS_OF_A_LONG_READ = 12;

    private static final ProcessFailure NOT_ANSWERING = new ProcessFailure.NotAnswering(new ProcessId(1, 0));

    /// Memory whose calls do not come back before they are let go, like those that are stuck in the kernel.
    private static final class StuckMemory extends ForwardingMemory {
        private final CountDownLatch go = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
        private volatile boolean stuck = true;

        StuckMemory() {
            super(new WalkedMemory(new PageSize(PAGE), MadeUp.mapping(RANGE.start(), RANGE.end())));
        }

        private void wait(boolean here) {
            threads.add(Thread.currentThread());
            boolean waiting = here && stuck;
            while (waiting) {
                try {
                    go.await();
                    waiting = false;
                } catch (InterruptedException _) {
                    // The kernel would not mind either.
                }
            }
        }

        @Override
        public Mappings mappings() throws ProcessFailedException {
            wait(true);
            return super.mappings();
        }

        @Override
        public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
            wait(true);
            super.pages(range, sink);
        }

        @Override
        public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
            wait(range.equals(RANGE));
            return super.fetch(range, policy, into);
        }

        @Override
        public PageFacts pageFacts(long address) throws ProcessFailedException {
            wait(true);
            return super.pageFacts(address);
        }

        @Override
        public Optional<LiveProcess> live() {
            return super.live().map(process -> new HookedProcess(process, () -> wait(true)));
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private final StuckMemory stuck = new StuckMemory();

    @Test
    void saysOfEveryCallThatItIsNotAnswered() throws Exception {
        try (AnsweringMemory memory = new AnsweringMemory(stuck);
                ChunkBuffer buffer = new ChunkBuffer(RANGE.length());
                ChunkBuffer other = new ChunkBuffer(RANGE.length());
                ExecutorService callers = Executors.newCachedThreadPool()) {
            Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
            calls.put("mappings", memory::mappings);
            calls.put("pages", () -> memory.pages(RANGE));
            calls.put("fetch", () -> memory.fetch(RANGE, ReadPolicy.QUIET, buffer));
            calls.put("fetchMeasured", () -> memory.fetchMeasured(RANGE, ReadPolicy.QUIET, other));
            calls.put("pageFacts", () -> memory.pageFacts(RANGE.start()));
            calls.put("counters", () -> memory.live().orElseThrow().counters());
            calls.put(
                    "open",
                    () -> AnsweringMemory.open(stuck.id(), ThreadStates.UNKNOWN, () -> {
                        stuck.wait(true);
                        return stuck;
                    }));
            Map<String, Future<ProcessFailure>> failures = new LinkedHashMap<>();
            calls.forEach((name, call) -> failures.put(name, callers.submit(() -> failureOf(call))));

            for (Map.Entry<String, Future<ProcessFailure>> failure : failures.entrySet()) {
                assertThat(failure.getValue().get()).as(failure.getKey()).isEqualTo(NOT_ANSWERING);
            }
            assertThat(stuck.closed.getCount()).isOne();
            stuck.go.countDown();
            stuck.closed.await(); // What was opened too late is closed.
        }
    }

    @Test
    void leavesBufferAndThreadToTheReadThatIsStuck() throws Exception {
        try (ChunkBuffer buffer = new ChunkBuffer(RANGE.length())) {
            AnsweringMemory memory = new AnsweringMemory(stuck);
            MemorySegment left = buffer.segment();
            assertThat(failureOf(() -> memory.fetch(RANGE, ReadPolicy.QUIET, buffer)))
                    .isEqualTo(NOT_ANSWERING);

            Chunk chunk = memory.fetch(RANGE.first(PAGE), ReadPolicy.QUIET, buffer);
            byte[] bytes = chunk.bytes().toArray(ValueLayout.JAVA_BYTE);
            chunk.bytes().fill((byte) 99);
            memory.close();
            assertThat(left.scope().isAlive())
                    .as("what the stuck read may write to")
                    .isTrue();
            stuck.go.countDown();
            assertThat(stuck.threads).hasSize(2);
            for (Thread thread : stuck.threads) {
                thread.join(); // All end though one came back long after the end.
            }
            assertThat(left.scope().isAlive()).isFalse();
            assertThat(chunk.bytes().toArray(ValueLayout.JAVA_BYTE))
                    .isNotEqualTo(bytes)
                    .containsOnly(99);
        }
    }

    /// A reader that has read for the caller before has the caller's buffer in its cache.
    @Test
    void readsForOneCallerInOneThread() throws Exception {
        try (AnsweringMemory memory = new AnsweringMemory(stuck);
                ExecutorService one = Executors.newSingleThreadExecutor();
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Callable<Mappings> call = memory::mappings;
            List<Thread> first = new ArrayList<>();
            List<Thread> second = new ArrayList<>();
            Future<Mappings> a = one.submit(call);
            Future<Mappings> b = other.submit(call);
            while (stuck.threads.size() < 2) {
                Thread.onSpinWait(); // Both at the same time, so that each has a reader of its own.
            }
            stuck.go.countDown();
            a.get();
            b.get();
            for (int i = 0; i < 50; i++) {
                stuck.threads.clear();
                one.submit(call).get();
                first.add(stuck.threads.remove());
                other.submit(call).get();
                second.add(stuck.threads.remove());
            }

            assertThat(first).containsOnly(first.getFirst());
            assertThat(second).containsOnly(second.getFirst()).doesNotContain(first.getFirst());
        }
    }

    /// On a busy machine a read of many parts takes longer than any patience; each call into the kernel comes back.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void waitsForAReadThatWorksHoweverLongItTakes(boolean running) throws Exception {
        AtomicInteger looks = new AtomicInteger();
        ThreadStates states = new ThreadStates() {
            @Override
            public int thisThread() {
                return 42;
            }

            @Override
            public long sleeps(int thread) {
                if (looks.incrementAndGet() == LOOKS_OF_A_LONG_READ) {
                    stuck.go.countDown();
                }
                return running ? AWAKE : looks.get();
            }
        };
        try (AnsweringMemory memory = AnsweringMemory.open(stuck.id(), states, () -> stuck);
                ChunkBuffer buffer = new ChunkBuffer(RANGE.length())) {
            assertThat(memory.fetch(RANGE, ReadPolicy.QUIET, buffer).range()).isEqualTo(RANGE);
            assertThat(looks).hasValueGreaterThanOrEqualTo(LOOKS_OF_A_LONG_READ);
        }
    }

    /// A read of many chunks that is stuck in one of them shows those before it, and nothing any more once it was given
    /// up.
    @Test
    void showsNothingOfAReadThatItGaveUp() throws Exception {
        List<Long> shown = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch back = new CountDownLatch(1);
        try (AnsweringMemory memory = new AnsweringMemory(new ForwardingMemory(stuck) {
                    @Override
                    public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into)
                            throws ProcessFailedException {
                        stuck.wait(range.start() == RANGE.start() + 2 * PAGE);
                        return behind().fetch(range.first(PAGE), policy, into);
                    }

                    @Override
                    public void read(AddressRange range, ReadPolicy policy, ChunkBuffer into, ChunkSink sink)
                            throws ProcessFailedException {
                        super.read(range, policy, into, sink);
                        back.countDown();
                    }
                });
                ChunkBuffer buffer = new ChunkBuffer(PAGE)) {
            MemorySegment left = buffer.segment();

            ThrowingCallable read = () -> memory.read(
                    RANGE,
                    ReadPolicy.QUIET,
                    buffer,
                    chunk -> shown.add(chunk.range().start()));

            assertThat(failureOf(read)).isEqualTo(NOT_ANSWERING);
            assertThat(buffer.segment()).isNotEqualTo(left);
            stuck.go.countDown();
            back.await();
            assertThat(shown).containsExactly(RANGE.start(), RANGE.start() + PAGE);
        }
    }

    /// However long it takes to look at a chunk, the process has answered.
    @Test
    void waitsForWhoLooksAtAChunk() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(1);
        ThreadStates asleep = new ThreadStates() {
            @Override
            public int thisThread() {
                return 42;
            }

            @Override
            public long sleeps(int thread) {
                return 7;
            }
        };
        List<Long> shown = new ArrayList<>();
        try (AnsweringMemory memory = AnsweringMemory.open(stuck.id(), asleep, () -> stuck);
                ChunkBuffer buffer = new ChunkBuffer(PAGE);
                ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
            stuck.stuck = false;
            var _ = timer.scheduleAtFixedRate(
                    () -> {
                        if (looks.incrementAndGet() == LOOKS_OF_A_LONG_READ) {
                            enough.countDown();
                        }
                    },
                    Patience.LOOK_MILLIS,
                    Patience.LOOK_MILLIS,
                    TimeUnit.MILLISECONDS);

            memory.read(RANGE, ReadPolicy.QUIET, buffer, chunk -> {
                awaitQuietly(enough);
                return shown.add(chunk.range().start());
            });

            assertThat(shown).hasSize(4);
        }
    }

    /// A sink that wants no more ends the read; one that fails ends it with its failure.
    @Test
    void endsAReadWhenItsSinkDoes() throws Exception {
        ProcessFailure exited = new ProcessFailure.Exited(new ProcessId(1, 0));
        List<Long> shown = new ArrayList<>();
        stuck.stuck = false;
        try (AnsweringMemory memory = new AnsweringMemory(stuck);
                ChunkBuffer buffer = new ChunkBuffer(PAGE)) {
            memory.read(RANGE, ReadPolicy.QUIET, buffer, chunk -> {
                shown.add(chunk.range().start());
                return shown.size() < 3;
            });

            assertThat(shown).containsExactly(RANGE.start(), RANGE.start() + PAGE, RANGE.start() + 2 * PAGE);
            assertThat(failureOf(() -> memory.read(RANGE, ReadPolicy.QUIET, buffer, _ -> {
                        throw new ProcessFailedException(exited);
                    })))
                    .isEqualTo(exited);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void passesFailuresAndFaultsOn() throws Exception {
        ProcessFailure exited = new ProcessFailure.Exited(new ProcessId(1, 0));
        try (AnsweringMemory memory = new AnsweringMemory(new ForwardingMemory(stuck) {
            @Override
            public Mappings mappings() throws ProcessFailedException {
                throw new ProcessFailedException(exited);
            }

            @Override
            public Optional<LiveProcess> live() {
                return super.live()
                        .map(process -> new HookedProcess(process, () -> {
                            throw new IllegalStateException("a fault");
                        }));
            }

            @Override
            public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
                sink.accept(PageRun.unknown(range.first(PAGE), PageState.UNREADABLE, UnknownReason.NOT_MAPPED));
                throw new ProcessFailedException(exited);
            }
        })) {
            assertThat(failureOf(memory::mappings)).isEqualTo(exited);
            assertThat(failureOf(() -> memory.pages(RANGE))).isEqualTo(exited);
            assertThatThrownBy(() -> memory.live().orElseThrow().counters())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a fault");
        }
    }

    /// Who takes no more runs must not leave a thread behind that waits to hand over more.
    @Test
    void stopsALookWhoseResultsNobodyTakes() throws Exception {
        long pages = 100_000;
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        try (AnsweringMemory memory = new AnsweringMemory(new ForwardingMemory(stuck) {
            @Override
            public void pages(AddressRange range, Consumer<? super PageRun> sink) {
                try {
                    for (long i = 0; i < pages; i++) {
                        AddressRange page = AddressRange.ofLength(range.start() + i * PAGE, PAGE);
                        sink.accept(
                                i % 2 == 0
                                        ? PageRun.unknown(page, PageState.UNREADABLE, UnknownReason.NOT_MAPPED)
                                        : PageRun.unknown(page, PageState.SWAPPED, UnknownReason.IN_SWAP));
                    }
                } catch (RuntimeException e) {
                    ended.complete(e);
                    throw e;
                }
            }
        })) {
            assertThatThrownBy(() -> memory.pages(AddressRange.ofLength(0, pages * PAGE), _ -> {
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessage("enough");
            assertThat(ended.get()).isNotNull();
        }
    }

    private static ProcessFailure failureOf(ThrowingCallable call) {
        ProcessFailedException failed = catchThrowableOfType(ProcessFailedException.class, call);
        return failed == null ? new ProcessFailure.Exited(new ProcessId(1, 0)) : failed.failure();
    }
}
