package org.pagetint.ui.search;

import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;

/// What became of what a person typed.
sealed interface Typed {
    /// It means this pattern.
    record Meant(Pattern pattern) implements Typed {}

    /// It means none.
    ///
    /// @param text what was typed
    record Wrong(String text, PatternException problem) implements Typed {}
}
