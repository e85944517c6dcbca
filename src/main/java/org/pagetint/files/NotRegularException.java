package org.pagetint.files;

import java.nio.file.FileSystemException;

/// Says that what was to be read is not a regular file: a link, a pipe, a device or a folder.
public final class NotRegularException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /// @param path of what it is
    public NotRegularException(String path) {
        super(path, null, "no regular file");
    }
}
