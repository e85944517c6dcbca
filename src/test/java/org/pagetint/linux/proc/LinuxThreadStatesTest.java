package org.pagetint.linux.proc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Wait;
import org.pagetint.reading.ThreadStates;

@Timeout(60)
final class LinuxThreadStatesTest {
    private final ThreadStates states = new LinuxThreadStates();

    @Test
    void countsOneSleepAsOneHoweverLongItLasts() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        int thread = start(() -> {
            first.await();
            second.await();
        });

        Wait.until("it sleeps", () -> states.sleeps(thread) != ThreadStates.AWAKE);
        // The Java machine goes to sleep for a short time of its own before it does for good.
        Wait.until("it stays asleep", () -> {
            long before = states.sleeps(thread);
            Thread.onSpinWait();
            return before != ThreadStates.AWAKE && states.sleeps(thread) == before;
        });
        long asleep = states.sleeps(thread);
        first.countDown();
        Wait.until("it sleeps in the next call", () -> states.sleeps(thread) > asleep);
        second.countDown();
    }

    @Test
    void saysThatAThreadThatRunsOrCouldRunIsAwake() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        int thread = start(() -> {
            while (!enough.get()) {
                Thread.onSpinWait();
            }
        });

        Wait.until("it runs", () -> states.sleeps(thread) == ThreadStates.AWAKE);
        enough.set(true);
    }

    private interface Work {
        void run() throws Exception;
    }

    private int start(Work work) throws Exception {
        CompletableFuture<Integer> number = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            number.complete(states.thisThread());
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return number.get();
    }
}
