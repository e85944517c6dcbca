package org.pagetint.app;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// The file manager of the desktop.
final class FileManager {
    private FileManager() {}

    /// Shows `folder`. Not on the FX thread.
    ///
    /// @throws IOException if there is no such folder, or no file manager
    static void show(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        try {
            Desktop.getDesktop().open(folder.toFile());
        } catch (UnsupportedOperationException e) {
            throw new IOException(e.toString(), e);
        }
    }
}
