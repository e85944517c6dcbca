package org.pagetint.export;

import org.pagetint.memory.Coverage;
import org.pagetint.memory.PageRun;

/// What has been exported so far. One thread.
final class ExportLog {
    private final RunLog runs = new RunLog();
    private Coverage coverage = Coverage.NOTHING;

    /// Adds a run.
    ///
    /// @param run whole pages
    /// @param piece what of it was exported
    void add(PageRun run, PageRun piece) {
        runs.accept(run);
        coverage = coverage.plus(piece);
    }

    /// All pages.
    RunLog runs() {
        return runs;
    }

    /// All bytes.
    Coverage coverage() {
        return coverage;
    }
}
