package org.pagetint.search;

import java.util.function.BooleanSupplier;
import org.pagetint.memory.ProcessMemory;

/// What the workers of one search share.
///
/// @param stopped whether they should return; asked once a chunk
/// @param chunkBytes how much each of them reads at once
record SearchJob(
        ProcessMemory memory,
        Search search,
        WorkQueue queue,
        MatchCollector collector,
        SearchCounters counters,
        BooleanSupplier stopped,
        long chunkBytes) {
    /// Whether they should return.
    boolean isStopped() {
        return stopped.getAsBoolean();
    }
}
