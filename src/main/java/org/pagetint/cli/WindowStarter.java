package org.pagetint.cli;

import java.util.Optional;

/// Opens the window; the command line knows nothing else of it.
@FunctionalInterface
public interface WindowStarter {
    /// Opens the window and returns when the person has closed it.
    ///
    /// @return why there is no window, one sentence, if there could be none
    Optional<String> open();
}
