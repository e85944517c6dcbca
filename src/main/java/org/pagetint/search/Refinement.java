package org.pagetint.search;

import java.util.List;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;

/// Which of the places that a search found are to be kept, by what lies there now. A value.
public sealed interface Refinement {
    /// Places where this pattern matches now: the same one for those that still match, another one for a value that the
    /// process is known to have by now. A pattern without fixed length is for its own matches only: one is kept if it
    /// is still found, as long as it was.
    record Matching(Pattern pattern) implements Refinement {}

    /// Places by what became of their bytes since they were looked at last. For matches of fixed length.
    enum Change implements Refinement {
        /// The same bytes.
        UNCHANGED,
        /// Other bytes.
        CHANGED,
        /// A larger number. For numbers only.
        INCREASED,
        /// A smaller number. For numbers only.
        DECREASED;

        /// The changes that matches of `pattern` can be asked for.
        public static List<Change> of(Pattern pattern) {
            if (pattern.fixedLength().isEmpty()) {
                return List.of();
            }
            return pattern.numberType().isPresent() ? List.of(values()) : List.of(UNCHANGED, CHANGED);
        }

        /// Whether a number that had the value `before` and now has the value `now` is kept.
        ///
        /// @param type of the number; anything for [#UNCHANGED] and [#CHANGED], which compare all bits
        boolean keeps(NumberType type, long before, long now) {
            return switch (this) {
                case UNCHANGED -> before == now;
                case CHANGED -> before != now;
                case INCREASED -> type.compare(now, before) > 0;
                case DECREASED -> type.compare(now, before) < 0;
            };
        }
    }
}
