package org.pagetint.search;

import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;

/// What a search makes of the pages of a run.
final class RunFilter {
    /// What is done with pages.
    enum Use {
        /// Their bytes are looked at.
        LOOK_AT,
        /// They are known to be zero.
        ZEROS,
        /// Their bytes are unknown.
        UNKNOWN,
        /// They are not to be searched.
        LEAVE_OUT
    }

    private final Search search;
    private final boolean zerosLikeOthers;

    /// @param zerosLikeOthers whether pages known to be zero are looked at like all others
    RunFilter(Search search, boolean zerosLikeOthers) {
        this.search = search;
        this.zerosLikeOthers = zerosLikeOthers;
    }

    /// What is done with the pages of `run` once they are fetched.
    Use of(PageRun run) {
        if (!search.scope().states().contains(run.state())) {
            return Use.LEAVE_OUT;
        }
        if (run.reason().isPresent()) {
            return Use.UNKNOWN;
        }
        boolean zero = run.origin() == ByteOrigin.ZERO_FILL || run.state() == PageState.ZERO_PAGE;
        return zero && !zerosLikeOthers ? Use.ZEROS : Use.LOOK_AT;
    }

    /// Whether there is something to read in the pages of `run`, which is as a quiet look sees it.
    boolean isWorthReading(PageRun run) {
        return switch (of(run)) {
            case LOOK_AT -> true;
            case ZEROS, LEAVE_OUT -> false;
            case UNKNOWN -> search.policy().gives(run);
        };
    }
}
