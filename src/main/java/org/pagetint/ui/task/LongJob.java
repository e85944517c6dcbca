package org.pagetint.ui.task;

import org.pagetint.process.ProcessFailedException;

/// Work that a person may want to watch and to cancel. Runs off the FX thread.
///
/// @param <T> what it makes
@FunctionalInterface
public interface LongJob<T> {
    /// Does it, telling `progress` now and then, at least once a chunk.
    T run(Progress progress) throws ProcessFailedException;
}
