package org.pagetint.ui.search;

import java.util.Optional;
import java.util.function.Consumer;
import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchRun;

/// Does the work of searches. Used on the FX thread, by which it hands over what comes of them.
interface SearchRunner {
    /// Begins `work`.
    ///
    /// @param title as the list of tasks has it
    /// @param progressed runs now and then while it is under way
    /// @param ended takes the outcome; nothing if the work had a fault
    /// @return calls it off
    Runnable start(SearchRun work, String title, Runnable progressed, Consumer<Optional<SearchOutcome>> ended);
}
