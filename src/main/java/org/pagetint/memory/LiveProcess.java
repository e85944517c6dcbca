package org.pagetint.memory;

import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;

/// What only the memory of a live process can tell. Called like [ProcessMemory]: by any thread but the FX thread, and
/// no more once that is closed.
public interface LiveProcess {
    /// What may be seen of it, found out when it was opened.
    Access access();

    /// The counters of the process now; their difference over an operation is what the operation disturbed.
    MemoryCounters counters() throws ProcessFailedException;

    /// How many programs the process has started by execve(2) since this was opened, as far as calls have met with it:
    /// bytes from before and after are those of different memories.
    int programsStarted();

    /// Stops all its threads and reads their registers. Threads that do not stop in time go on.
    ///
    /// @param machine what the process runs on
    /// @throws ProcessFailedException with `Exited` if it is gone
    /// @throws StopRefusedException if it may not be stopped; then all its threads go on
    StoppedThreads stop(Machine machine) throws ProcessFailedException, StopRefusedException;
}
