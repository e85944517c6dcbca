package org.pagetint.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// Threads that read for others, one call at a time each. Whoever waits for one sleeps meanwhile. A thread that is
/// stuck in the kernel is missed by nobody but its own call. One that has had nothing to do for a while ends. Any
/// thread may call.
public final class ReaderThreads {
    private static final long IDLE_NANOS = 20_000_000_000L;

    private final ThreadStates states;
    private final List<Reader> idle = new ArrayList<>();
    private int made;
    private boolean ended;

    /// None at first.
    ///
    /// @param states tells a stuck thread from a busy one
    public ReaderThreads(ThreadStates states) {
        this.states = states;
    }

    /// Has `call` made in another thread, whose end nobody waits for. A caller gets the thread that read for it last,
    /// which has its buffer at hand.
    public <T> PendingRead<T> start(Callable<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Reader mine = forCaller();
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
        return new PendingRead<>(result, mine::sleeps);
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
        private static final int NOT_BEGUN = -1;

        private final Thread thread;
        private volatile Optional<Work> work = Optional.empty();
        private volatile boolean ending;
        private volatile int number = NOT_BEGUN;

        /// For whom it reads or read last; guarded by the threads.
        private Thread caller = Thread.currentThread();

        Reader(int name) {
            thread = Thread.ofPlatform().daemon().name("read-" + name).start(this::run);
        }

        long sleeps() {
            return number == NOT_BEGUN ? ThreadStates.AWAKE : states.sleeps(number);
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
            number = states.thisThread();
            while (await()) {
                Work next = work.orElseThrow();
                work = Optional.empty();
                next.run(this);
            }
        }

        /// Waits for the next work.
        ///
        /// @return false when the thread is to end
        private boolean await() {
            long since = System.nanoTime();
            while (work.isEmpty() && !ending) {
                long waited = System.nanoTime() - since;
                if (waited >= IDLE_NANOS && leave(this)) {
                    return false;
                }
                LockSupport.parkNanos(this, Math.max(1, IDLE_NANOS - waited));
            }
            return work.isPresent();
        }
    }
}
