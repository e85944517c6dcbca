package org.pagetint.ui.hex.loading;

import java.util.Optional;

/// What the thread that reads for the view has to do, in steps. Between two of them a more urgent work goes first, and
/// a newer work of its kind takes its place.
public interface Work {
    /// The next step, or none if all have begun. Called by one thread at a time; must not block.
    Optional<WorkStep> next();

    /// Works in the order of their urgency.
    enum Kind {
        /// The pages on screen.
        SCREEN,
        /// The facts of the page under the cursor.
        FACTS,
        /// The mappings as they are now.
        MAPPINGS,
        /// What is to be copied.
        COPY,
        /// The page runs of the whole region.
        STRIP,
        /// Pages that will come into sight if the view goes on as it goes now.
        AHEAD
    }
}
