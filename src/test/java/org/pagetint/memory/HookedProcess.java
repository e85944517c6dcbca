package org.pagetint.memory;

import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;

/// A live process before whose counters something happens.
///
/// @param before may block, count, or throw as the kernel would
public record HookedProcess(LiveProcess behind, Hook before) implements LiveProcess {
    /// What happens.
    public interface Hook {
        /// Happens in the caller's thread.
        void run() throws ProcessFailedException;
    }

    @Override
    public Access access() {
        return behind.access();
    }

    @Override
    public MemoryCounters counters() throws ProcessFailedException {
        before.run();
        return behind.counters();
    }

    @Override
    public int programsStarted() {
        return behind.programsStarted();
    }

    @Override
    public StoppedThreads stop(Machine machine) throws ProcessFailedException, StopRefusedException {
        return behind.stop(machine);
    }
}
