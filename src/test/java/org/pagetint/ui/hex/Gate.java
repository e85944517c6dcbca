package org.pagetint.ui.hex;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;

/// Holds the reads that a test wants held, as a stuck kernel would, until it opens; and notes all reads.
public final class Gate implements ArrayMemory.Hook, AutoCloseable {
    private final List<AddressRange> fetched = new ArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final String call;
    private final Predicate<AddressRange> holds;

    /// Holds the fetches of ranges that `holds` names.
    public Gate(Predicate<AddressRange> holds) {
        this("fetch", holds);
    }

    /// Holds the calls of this name, such as `pageFacts`, for ranges that `holds` names.
    public Gate(String call, Predicate<AddressRange> holds) {
        this.call = call;
        this.holds = holds;
    }

    @Override
    public void before(String made, AddressRange range) {
        if (made.equals(call)) {
            synchronized (fetched) {
                fetched.add(range);
            }
            if (holds.test(range)) {
                reached.countDown();
                await(open);
            }
        }
    }

    /// What was to be fetched so far, in this order.
    public List<AddressRange> fetched() {
        synchronized (fetched) {
            return List.copyOf(fetched);
        }
    }

    /// Waits until a fetch is held.
    public void awaitHeld() {
        await(reached);
    }

    /// Lets all reads go on.
    public void open() {
        open.countDown();
    }

    @Override
    public void close() {
        open();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
