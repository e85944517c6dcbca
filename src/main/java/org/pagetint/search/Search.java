package org.pagetint.search;

import org.pagetint.memory.ReadPolicy;
import org.pagetint.search.pattern.Pattern;

/// What to search, where and how. A value.
///
/// @param pattern what to look for
/// @param scope where
/// @param policy whether reading may bring pages in
/// @param neverTouched whether matches are wanted that lie wholly in memory that was never touched: in pages known to be zero
///     because nobody has written them
/// @param limit how many matches are kept, the first ones found; the others are counted
public record Search(Pattern pattern, Scope scope, ReadPolicy policy, boolean neverTouched, int limit) {
    /// How many matches are kept if nobody says otherwise.
    public static final int DEFAULT_LIMIT = 1_000_000;

    public Search {
        if (limit < 0) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /// A quiet search for `pattern` in `scope` that leaves out never touched memory and keeps [#DEFAULT_LIMIT] matches.
    public static Search of(Pattern pattern, Scope scope) {
        return new Search(pattern, scope, ReadPolicy.QUIET, false, DEFAULT_LIMIT);
    }
}
