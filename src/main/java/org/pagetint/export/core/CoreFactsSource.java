package org.pagetint.export.core;

import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessId;

/// Tells what a core says of a process besides its memory. Any thread but the FX thread may call.
@FunctionalInterface
public interface CoreFactsSource {
    /// The facts of `process` now, without stopping it. What this user may not see is left out.
    ///
    /// @throws ProcessFailedException with `Exited` if it is gone
    CoreFacts facts(ProcessId process) throws ProcessFailedException;

    /// Stops all threads of `process` and reads their registers. Threads that do not stop in time go on.
    ///
    /// @param machine what the process runs on
    /// @throws ProcessFailedException with `Exited` if it is gone
    /// @throws StopRefusedException if it may not be stopped; then all its threads go on
    default StoppedThreads stop(ProcessId process, Machine machine)
            throws ProcessFailedException, StopRefusedException {
        throw new StopRefusedException(StopRefusal.NOT_PERMITTED);
    }
}
