package org.pagetint.ui.search;

import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;

/// What became of what a person typed.
sealed interface QueryInput {
    /// It means this pattern.
    record Meant(Pattern pattern) implements QueryInput {}

    /// It means none.
    ///
    /// @param text what was typed
    record Wrong(String text, PatternException problem) implements QueryInput {}
}
