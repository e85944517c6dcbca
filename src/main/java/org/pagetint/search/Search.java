package org.pagetint.search;

import org.pagetint.memory.ReadPolicy;
import org.pagetint.search.pattern.Pattern;

/// What to search, where and how. A value.
///
/// @param pattern what to look for
/// @param scope where
/// @param policy whether reading may bring pages in
/// @param zeros whether matches are wanted that lie wholly in memory that is known to be zero without a look: never
///     touched, read but never
///     written, or a hole of shared memory
///     because nobody has written them
/// @param limit how many matches are kept, the first ones found; the others are counted
public record Search(Pattern pattern, Scope scope, ReadPolicy policy, boolean zeros, int limit) {
    /// How many matches are kept if nobody says otherwise.
    public static final int DEFAULT_LIMIT = 1_000_000;

    public Search {
        if (limit < 0) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /// A quiet search for `pattern` in `scope` that leaves out memory known to be zero and keeps [#DEFAULT_LIMIT]
    /// matches.
    public static Search of(Pattern pattern, Scope scope) {
        return new Search(pattern, scope, ReadPolicy.QUIET, false, DEFAULT_LIMIT);
    }
}
