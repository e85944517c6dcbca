package org.pagetint.export.core;

import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessId;

/// Tells what a core says of a process besides its memory, without stopping it. Any thread but the FX thread may call.
@FunctionalInterface
public interface CoreFactsSource {
    /// The facts of `process` now. What this user may not see is left out.
    ///
    /// @throws ProcessFailedException with `Exited` if it is gone
    CoreFacts facts(ProcessId process) throws ProcessFailedException;
}
