package org.pagetint.memory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The threads of a process that stand still, until they are let go. Whatever becomes of this program, they go on.
public interface StoppedThreads extends AutoCloseable {
    /// The registers of all threads by their numbers, in the kernel's order; empty for a thread that did not stop.
    Map<Integer, Optional<ThreadRegisters>> registers();

    /// Lets all threads go on. A second call does nothing.
    ///
    /// @return for how long they stood still
    Duration letGo();

    @Override
    default void close() {
        letGo();
    }
}
