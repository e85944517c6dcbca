package org.pagetint.files;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Says that another program has changed names of a folder while files were written there.
public final class ChangedMeanwhileException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /// @param path the name that is not what it was
    public ChangedMeanwhileException(Path path) {
        super(path.toString(), null, "changed meanwhile");
    }
}
