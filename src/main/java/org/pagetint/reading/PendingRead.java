package org.pagetint.reading;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// A call that a thread of [ReaderThreads] makes for somebody else.
///
/// @param result what it answers or throws, once it comes back
/// @param sleeps what [ThreadStates#sleeps] says of the thread that makes it
public record PendingRead<T>(CompletableFuture<T> result, LongSupplier sleeps) {
    /// Waits for the answer.
    ///
    /// @param millis how long the thread may sleep in one call into the kernel; how long the whole takes does not
    ///     matter
    /// @throws TimeoutException if it slept longer
    /// @throws ExecutionException with what the call threw
    public T await(long millis) throws InterruptedException, ExecutionException, TimeoutException {
        Patience patience = patience(millis);
        while (true) {
            try {
                return result.get(Patience.LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stuck) {
                if (patience.isOver()) {
                    throw stuck;
                }
            }
        }
    }

    /// For one who waits in another way.
    Patience patience(long millis) {
        return new Patience(sleeps, millis);
    }
}
