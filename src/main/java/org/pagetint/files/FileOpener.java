package org.pagetint.files;

import java.io.IOException;
import java.nio.file.Path;

/// Opens what a person has named by a path. From then on the open folder or file is worked with, and the path is for
/// messages only. Any thread.
public interface FileOpener {
    /// Opens a folder. Links on the way to it are followed.
    Folder folder(Path path) throws IOException;

    /// Opens a regular file for reading. Links are followed. Never waits, and never opens a pipe or a device.
    ///
    /// @throws NotRegularException if it is another kind of file
    OpenFile file(Path path) throws IOException;

    /// The number of the user to whom new files belong, unsigned.
    int user();
}
