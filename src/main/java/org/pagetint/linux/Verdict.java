package org.pagetint.linux;

import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// What a page is and where to take its bytes from.
///
/// @param reason present exactly if the source is [Source#NOTHING]
record Verdict(PageState state, Source source, Optional<UnknownReason> reason) {
    /// Where to take bytes from.
    enum Source {
        PROCESS(ByteOrigin.PROCESS_MEMORY),
        FILE(ByteOrigin.BACKING_FILE),
        /// The page in which the file ends: it holds more than the file.
        FILE_TAIL(ByteOrigin.BACKING_FILE),
        /// The vdso is the same image in every process of one kernel: our own copy stands for its file.
        OWN_VDSO(ByteOrigin.BACKING_FILE),
        ZEROS(ByteOrigin.ZERO_FILL),
        NOTHING(ByteOrigin.NONE);

        private final ByteOrigin origin;

        /// Whether the file has to be opened for it.
        boolean isFile() {
            return this == FILE || this == FILE_TAIL;
        }

        Source(ByteOrigin origin) {
            this.origin = origin;
        }
    }

    static Verdict from(PageState state, Source source) {
        return new Verdict(state, source, Optional.empty());
    }

    static Verdict unknown(PageState state, UnknownReason reason) {
        return new Verdict(state, Source.NOTHING, Optional.of(reason));
    }

    /// The run of these pages.
    PageRun run(AddressRange range) {
        return new PageRun(range, state, source.origin, reason);
    }
}
