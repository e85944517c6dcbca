package org.pagetint.memory;

/// What a read may do to the process.
public enum ReadPolicy {
    /// Nothing: no page is brought in, no page table grows. What cannot be read so is unknown, with its reason. The
    /// default everywhere.
    QUIET,
    /// The person has agreed that this read may bring pages in: what `QUIET` leaves out is read through the process.
    ALLOW_FAULTS;

    /// Whether reading `run` gives more than is known of it: bytes that are neither zero nor certain to stay unknown.
    public boolean gives(PageRun run) {
        if (run.state() == PageState.ZERO_PAGE) {
            return false;
        }
        return switch (run.origin()) {
            case PROCESS_MEMORY, BACKING_FILE -> true;
            case ZERO_FILL -> false;
            case NONE ->
                this == ALLOW_FAULTS && run.reason().map(ReadPolicy::mayBeRead).orElse(false);
        };
    }

    private static boolean mayBeRead(UnknownReason reason) {
        return switch (reason) {
            case IN_SWAP,
                    MAY_BE_IN_SWAP,
                    USERFAULT,
                    MAY_BE_USERFAULT,
                    FILE_UNAVAILABLE,
                    FILE_MAY_DIFFER,
                    LEASED,
                    MAY_HANG,
                    NOT_RESIDENT,
                    CHANGING,
                    READ_FAILED -> true;
            case GUARD_PAGE,
                    DEVICE_MEMORY,
                    SECRET_MEMORY,
                    PAST_END_OF_FILE,
                    PROTECTED,
                    PERMISSION_DENIED,
                    NOT_ANSWERING,
                    NOT_MAPPED,
                    NOT_RECORDED -> false;
        };
    }
}
