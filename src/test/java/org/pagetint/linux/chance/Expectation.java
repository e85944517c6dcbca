package org.pagetint.linux.chance;

import java.util.EnumSet;
import java.util.Set;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// What may be said of a page.
///
/// @param states any of these
/// @param origins any of these
/// @param reasons any of these, where its bytes are unknown
record Expectation(Set<PageState> states, Set<ByteOrigin> origins, Set<UnknownReason> reasons) {
    /// Its bytes are known.
    static Expectation known(ByteOrigin origin, Set<PageState> states) {
        return new Expectation(states, EnumSet.of(origin), Set.of());
    }

    /// Its bytes are unknown.
    static Expectation unknown(UnknownReason reason, Set<PageState> states) {
        return new Expectation(states, EnumSet.of(ByteOrigin.NONE), EnumSet.of(reason));
    }

    /// The same, or unknown for one of these reasons.
    Expectation orUnknown(Set<UnknownReason> more) {
        EnumSet<ByteOrigin> allOrigins = EnumSet.copyOf(origins);
        allOrigins.add(ByteOrigin.NONE);
        EnumSet<UnknownReason> all = EnumSet.copyOf(more);
        all.addAll(reasons);
        return new Expectation(states, allOrigins, all);
    }

    /// Whether `run` says no more and no less.
    boolean allows(PageRun run) {
        return states.contains(run.state())
                && origins.contains(run.origin())
                && run.reason().map(reasons::contains).orElse(true);
    }
}
