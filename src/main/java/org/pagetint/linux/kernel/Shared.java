package org.pagetint.linux.kernel;

import java.util.concurrent.atomic.AtomicInteger;

/// Something that several threads use and one owner closes: it is let go of when the owner has closed it and the last
/// user is done, so that a descriptor's number never comes to mean another file under a reader's hands.
public abstract class Shared implements AutoCloseable {
    private final AtomicInteger holders = new AtomicInteger(1);

    /// Begins a use; end it with [#release].
    ///
    /// @return false if it is let go of already
    public final boolean acquire() {
        int now;
        do {
            now = holders.get();
            if (now == 0) {
                return false;
            }
        } while (!holders.compareAndSet(now, now + 1));
        return true;
    }

    /// Ends a use.
    public final void release() {
        if (holders.decrementAndGet() == 0) {
            letGo();
        }
    }

    /// The owner is done with it. Call once.
    @Override
    public final void close() {
        release();
    }

    /// Frees what it holds; called once.
    protected abstract void letGo();
}
