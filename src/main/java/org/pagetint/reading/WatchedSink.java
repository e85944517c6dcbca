package org.pagetint.reading;

import java.util.function.LongSupplier;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;

/// Stands between a thread that reads and the one that waits for it and may give it up: from then on no chunk comes
/// through.
final class WatchedSink implements ProcessMemory.ChunkSink {
    private final ProcessMemory.ChunkSink sink;
    private boolean abandoned;
    private volatile long taken;
    /// How many chunks had been taken at the last look.
    private long takenThen;

    /// Passes chunks on to `sink`.
    WatchedSink(ProcessMemory.ChunkSink sink) {
        this.sink = sink;
    }

    @Override
    public synchronized boolean take(Chunk chunk) throws ProcessFailedException {
        if (abandoned) {
            return false;
        }
        try {
            return sink.take(chunk);
        } finally {
            taken = taken + 1; // Under the lock.
        }
    }

    /// Tells whether the thread that reads sleeps, for the one that waits.
    ///
    /// @param sleeps what [ThreadStates#sleeps] says of it
    LongSupplier watching(LongSupplier sleeps) {
        return () -> {
            takenThen = taken;
            return sleeps.getAsLong();
        };
    }

    /// Gives the thread up that was found asleep. If it shows a chunk, waits until that is taken: what the sink waits
    /// for is not the process.
    ///
    /// @return false if it has gone on since that look
    synchronized boolean abandonIfAsleep() {
        abandoned = taken == takenThen;
        return abandoned;
    }

    /// Gives the thread up, once the chunk that it shows has been taken.
    synchronized void abandon() {
        abandoned = true;
    }
}
