package org.pagetint.export;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.pagetint.files.ChangedMeanwhileException;
import org.pagetint.files.NotRegularException;

/// What a failure of the file system means to an export.
final class FileFailures {
    /// A file system with less room than this is full: the message of the system is in its own language.
    private static final long NEXT_TO_NOTHING = 1L << 16;

    private FileFailures() {}

    /// The failure that `e` is, met while making something at `path`.
    static ExportFailure of(Path path, IOException e) {
        Path folder = Place.file(path).parent();
        String message = e instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : String.valueOf(e.getMessage());
        return switch (e) {
            case NoSuchFileException _, NotDirectoryException _ -> new ExportFailure.NoFolder(folder);
            case AccessDeniedException _ -> new ExportFailure.NotPermitted(path);
            case FileAlreadyExistsException there -> new ExportFailure.AlreadyThere(Path.of(there.getFile()));
            case ChangedMeanwhileException changed -> new ExportFailure.ChangedMeanwhile(Path.of(changed.getFile()));
            case NotRegularException other -> new ExportFailure.NotAFile(Path.of(other.getFile()));
            default -> {
                if (message.contains("Read-only file system") || message.contains("Operation not permitted")) {
                    yield new ExportFailure.NotPermitted(path);
                }
                if (message.contains("No space left") || message.contains("quota") || isFull(folder)) {
                    yield new ExportFailure.DiskFull(folder);
                }
                yield new ExportFailure.Io(path, message);
            }
        };
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NEXT_TO_NOTHING;
        } catch (IOException _) {
            return false; // It was asked only to say the failure better.
        }
    }
}
