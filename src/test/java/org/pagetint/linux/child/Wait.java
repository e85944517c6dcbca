package org.pagetint.linux.child;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for what another process or the kernel is about to do.
public final class Wait {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Wait() {}

    /// Something that becomes true.
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /// Returns as soon as `condition` holds.
    ///
    /// @param what is awaited, for the message when it does not come
    public static void until(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + LONGEST.toSeconds() + " s for this: " + what);
            }
            LockSupport.parkNanos(200_000);
        }
    }
}
