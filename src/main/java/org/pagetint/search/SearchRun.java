package org.pagetint.search;

import java.util.concurrent.Executor;

/// Work that finds matches: a search, or the refinement of one. [#run] is called once and takes as long as the work; all else may
/// be called by any thread at any time and returns at once.
public sealed interface SearchRun permits SearchTask, RefineTask {
    /// Does it. Waits for the kernel, so not on the FX thread.
    ///
    /// @param pool lends the other threads; if it has none free, the caller does all the work
    /// @param threads how many to use, with the caller; at least 1
    SearchOutcome run(Executor pool, int threads);

    /// Ends it soon, with what it has found by then.
    void cancel();

    /// How far it has come.
    SearchProgress progress();

    /// What it has found so far, as many as are kept.
    Matches matches();
}
