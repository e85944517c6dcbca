package org.pagetint.ui.export;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Lets a person choose where a file is to be written. Used on the FX thread.
@FunctionalInterface
public interface FileChoice {
    /// Asks, and waits for the answer.
    ///
    /// @param title of the question
    /// @param suggestion where it would go otherwise
    /// @return empty if the person changed their mind
    Optional<Path> choose(Window owner, String title, Path suggestion);
}
