package org.pagetint.ui;

import java.io.IOException;
import java.nio.file.Path;

/// Shows folders in the desktop's file manager.
@FunctionalInterface
public interface FolderOpener {
    /// Shows `folder`. Takes its time: not on the FX thread.
    ///
    /// @throws IOException if there is no such folder, or nothing to show it with
    void open(Path folder) throws IOException;
}
