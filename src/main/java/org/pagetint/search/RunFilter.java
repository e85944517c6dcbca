package org.pagetint.search;

import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

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

    /// Whether there is something to fetch in the pages of `run`, which is as a quiet look sees it.
    boolean isWorthFetching(PageRun run) {
        return switch (of(run)) {
            case LOOK_AT -> true;
            case ZEROS, LEAVE_OUT -> false;
            case UNKNOWN ->
                search.policy() == ReadPolicy.ALLOW_FAULTS
                        && run.reason().filter(RunFilter::mayYield).isPresent();
        };
    }

    /// Whether a read that may bring pages in can get at bytes that a quiet one leaves.
    private static boolean mayYield(UnknownReason reason) {
        return switch (reason) {
            case IN_SWAP,
                    MAY_BE_IN_SWAP,
                    MAY_BE_USERFAULT,
                    FILE_UNAVAILABLE,
                    FILE_MAY_DIFFER,
                    LEASED,
                    MAY_HANG,
                    NOT_RESIDENT,
                    CHANGING,
                    READ_FAILED -> true;
            case USERFAULT,
                    GUARD_PAGE,
                    DEVICE_MEMORY,
                    SECRET_MEMORY,
                    PAST_END_OF_FILE,
                    PROTECTED,
                    PERMISSION_DENIED,
                    NOT_ANSWERING,
                    NOT_MAPPED -> false;
        };
    }
}
