package org.pagetint.linux.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.pagetint.linux.kernel.Errno;

/// Turns error numbers of calls on files into the exceptions that Java throws for them.
final class FileErrors {
    private FileErrors() {}

    /// `result`, unless it is a negative error.
    ///
    /// @param path what the call was about
    static int check(int result, Path path) throws IOException {
        if (result < 0) {
            throw of(-result, path);
        }
        return result;
    }

    /// The exception for `error`.
    static IOException of(int error, Path path) {
        String name = path.toString();
        return switch (error) {
            case Errno.ENOENT -> new NoSuchFileException(name);
            case Errno.EEXIST -> new FileAlreadyExistsException(name);
            case Errno.EACCES -> new AccessDeniedException(name);
            case Errno.EPERM -> new FileSystemException(name, null, "Operation not permitted");
            case Errno.EROFS -> new FileSystemException(name, null, "Read-only file system");
            case Errno.ENOTEMPTY -> new DirectoryNotEmptyException(name);
            case Errno.ENOTDIR, Errno.ELOOP -> new NotDirectoryException(name);
            case Errno.ENOSPC -> new FileSystemException(name, null, "No space left on device");
            case Errno.EDQUOT -> new FileSystemException(name, null, "Disk quota exceeded");
            case Errno.ENAMETOOLONG -> new FileSystemException(name, null, "File name too long");
            case Errno.EIO -> new FileSystemException(name, null, "Input/output error");
            default -> new FileSystemException(name, null, "error " + error);
        };
    }

    /// Whether the file system does not know what was asked of it.
    static boolean isUnsupported(int error) {
        return error == Errno.EINVAL || error == Errno.ENOSYS || error == Errno.EOPNOTSUPP;
    }
}
