package org.pagetint.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// Threads that read for others, one call at a time each. A caller gets the thread that read for it last, moved to the processor that the caller
/// runs on, which has the caller's buffer in its cache and is awake; a thread stuck in the kernel is missed by nobody but its own call. One that
/// has had nothing to do for a while ends. Any thread may call.
public final class ReaderThreads {
    private static final long IDLE_NANOS = 20_000_000_000L;

    /// So long a caller stays awake on the processor that it shares with its reader: most reads are back by then, and no processor had to
    /// be woken up for that.
    private static final long YIELD_NANOS = 1_000_000;

    /// So long a thread that has read stays awake for the next call, which costs nobody time: whoever else wants its processor gets it at once.
    private static final long LINGER_NANOS = 50_000;

    private final Processors processors;
    private final List<Reader> idle = new ArrayList<>();
    private int made;
    private boolean ended;

    /// None at first.
    ///
    /// @param processors where they can run
    public ReaderThreads(Processors processors) {
        this.processors = processors;
    }

    /// Has `call` made in another thread, whose end nobody waits for.
    ///
    /// @return what it answers or throws; as a rule done already if it was a short one
    public <T> CompletableFuture<T> start(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Reader mine = forCaller();
        boolean near = mine.comeTo(processors.current());
        mine.hand(reader -> {
            try {
                T value = call.call();
                giveBack(reader); // First, so that the caller finds it idle when it calls again at once.
                result.complete(value);
            } catch (Exception | Error e) {
                giveBack(reader);
                result.completeExceptionally(e);
            }
        });
        if (near) {
            makeWay(result);
        }
        return result;
    }

    /// Lets the reader run on the processor that both share, without going to sleep for it: who sleeps is woken up elsewhere.
    @SuppressWarnings("ThreadPriorityCheck") // It waits as long as it must in any case; this makes it sooner.
    private static void makeWay(CompletableFuture<?> result) {
        long began = System.nanoTime();
        while (!result.isDone() && System.nanoTime() - began < YIELD_NANOS) {
            Thread.yield();
        }
    }

    /// Ends the threads as soon as each has nothing to do. No call may be started after this.
    synchronized void end() {
        ended = true;
        idle.forEach(Reader::end);
        idle.clear();
    }

    private synchronized Reader forCaller() {
        if (ended) {
            throw new IllegalStateException("used after it was closed");
        }
        Thread caller = Thread.currentThread();
        Reader reader = idle.isEmpty() ? new Reader(++made) : idle.getLast();
        for (Reader candidate : idle) {
            if (candidate.caller.equals(caller)) {
                reader = candidate;
            }
        }
        idle.remove(reader);
        reader.caller = caller;
        return reader;
    }

    private synchronized void giveBack(Reader reader) {
        if (ended) {
            reader.end();
        } else {
            idle.add(reader);
        }
    }

    /// Whether the thread may end, since nobody took it meanwhile.
    private synchronized boolean leave(Reader reader) {
        return idle.remove(reader);
    }

    private interface Work {
        void run(Reader reader);
    }

    private final class Reader {
        private final Thread thread;
        private volatile Optional<Work> work = Optional.empty();
        private volatile boolean ending;
        private volatile int number = -1;
        private int processor = -1;

        /// For whom it reads or read last; guarded by the threads.
        private Thread caller = Thread.currentThread();

        Reader(int name) {
            thread = Thread.ofPlatform().daemon().name("read-" + name).start(this::run);
        }

        /// Moves it to this processor, but not before it has begun to run.
        ///
        /// @return whether it is there
        boolean comeTo(int wanted) {
            if (processor != wanted && number >= 0) {
                processor = processors.move(number, wanted) ? wanted : -1;
            }
            return wanted >= 0 && processor == wanted;
        }

        void hand(Work next) {
            work = Optional.of(next);
            LockSupport.unpark(thread);
        }

        void end() {
            ending = true;
            LockSupport.unpark(thread);
        }

        private void run() {
            number = processors.thisThread();
            while (await()) {
                Work next = work.orElseThrow();
                work = Optional.empty();
                next.run(this);
            }
        }

        /// Waits for the next work.
        ///
        /// @return false when the thread is to end
        @SuppressWarnings("ThreadPriorityCheck") // It waits as long as it must in any case; this spares waking it up.
        private boolean await() {
            long since = System.nanoTime();
            while (work.isEmpty() && !ending) {
                long waited = System.nanoTime() - since;
                if (waited < LINGER_NANOS) {
                    Thread.yield();
                } else if (waited >= IDLE_NANOS && leave(this)) {
                    return false;
                } else {
                    LockSupport.parkNanos(this, Math.max(1, IDLE_NANOS - waited));
                }
            }
            return work.isPresent();
        }
    }
}
