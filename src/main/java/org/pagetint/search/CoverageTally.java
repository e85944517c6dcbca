package org.pagetint.search;

import java.util.EnumMap;
import java.util.Map;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.UnknownReason;

/// Adds up coverage run by run without making a value of every sum. One thread.
final class CoverageTally {
    private final Map<ByteOrigin, Long> covered = new EnumMap<>(ByteOrigin.class);
    private final Map<UnknownReason, Long> skipped = new EnumMap<>(UnknownReason.class);

    /// Counts `bytes` of the pages of `run`.
    void add(PageRun run, long bytes) {
        if (run.reason().isPresent()) {
            skipped.merge(run.reason().get(), bytes, Long::sum);
        } else {
            covered.merge(run.origin(), bytes, Long::sum);
        }
    }

    /// The sum.
    Coverage sum() {
        return new Coverage(covered, skipped);
    }
}
