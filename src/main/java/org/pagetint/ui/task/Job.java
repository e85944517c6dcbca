package org.pagetint.ui.task;

import org.pagetint.process.ProcessFailedException;

/// Something that takes its time and can fail as looking at a process can. Runs off the FX thread.
///
/// @param <T> what it makes
@FunctionalInterface
public interface Job<T> {
    /// Does it.
    T run() throws ProcessFailedException;
}
