package org.pagetint.ui.hex.loading;

import java.util.Optional;
import org.pagetint.memory.PageRun;
import org.pagetint.process.ProcessFailure;

/// What the view knows of one page.
public sealed interface PageContent {
    /// The last time it was read, if it ever was.
    default Optional<Read> reading() {
        return switch (this) {
            case Read read -> Optional.of(read);
            case Gone(Read last) -> Optional.of(last);
            case Failed _ -> Optional.empty();
        };
    }

    /// It was read.
    ///
    /// @param run what the page is; the run may span more pages
    /// @param bytes of the page. Mean nothing where the run's origin is `NONE`
    /// @param readAt when, by `System.nanoTime`
    record Read(PageRun run, PageBytes bytes, long readAt) implements PageContent {
        /// Whether its bytes are known.
        public boolean isKnown() {
            return run.reason().isEmpty();
        }
    }

    /// Reading it failed, or has not come back for two seconds.
    record Failed(ProcessFailure failure) implements PageContent {}

    /// It was read once, and nothing is mapped there any more.
    record Gone(Read last) implements PageContent {}
}
