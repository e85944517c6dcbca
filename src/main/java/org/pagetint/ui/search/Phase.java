package org.pagetint.ui.search;

import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchProgress;

/// How far a search in its tab is.
sealed interface Phase {
    /// Nothing was searched yet.
    record Ready() implements Phase {}

    /// Under way.
    ///
    /// @param refining whether it looks through what was found, and not through memory
    record Running(SearchProgress progress, boolean refining) implements Phase {}

    /// A search has ended.
    record Searched(SearchOutcome outcome) implements Phase {}

    /// A refinement has ended.
    ///
    /// @param before how many matches there were
    record Refined(SearchOutcome outcome, int before) implements Phase {}

    /// The results before the last refinement are back.
    record Undone() implements Phase {}
}
