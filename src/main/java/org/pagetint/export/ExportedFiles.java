package org.pagetint.export;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pagetint.files.FileOpener;
import org.pagetint.files.Folder;
import org.pagetint.files.NotRegularException;
import org.pagetint.files.OpenFile;

/// The files of an export on disk. One thread.
final class ExportedFiles implements AutoCloseable {
    private final FileOpener opener;
    private final Path path;
    private final Optional<Folder> folder;

    private ExportedFiles(FileOpener opener, Path path, Optional<Folder> folder) {
        this.opener = opener;
        this.path = path;
        this.folder = folder;
    }

    /// Those at `path`.
    ///
    /// @param isFolder whether they are in a folder
    static ExportedFiles open(FileOpener opener, Path path, boolean isFolder) throws IOException {
        try {
            return new ExportedFiles(opener, path, isFolder ? Optional.of(opener.folder(path)) : Optional.empty());
        } catch (NoSuchFileException _) {
            return new ExportedFiles(opener, path, Optional.empty()); // Every file is then missing, too.
        }
    }

    /// Where a file lies.
    Path path(Optional<String> file) {
        return file.map(path::resolve).orElse(path);
    }

    /// Opens a file; empty if there is none, or if it is no file.
    Optional<OpenFile> open(Optional<String> file) throws IOException {
        try {
            if (file.isEmpty()) {
                return Optional.of(opener.file(path));
            }
            return folder.isPresent() ? Optional.of(folder.get().open(file.get())) : Optional.empty();
        } catch (NoSuchFileException | NotRegularException _) {
            return Optional.empty();
        }
    }

    /// The names of all files in the folder; none if it is not one.
    List<String> names() throws IOException {
        return folder.isPresent() ? folder.get().names() : List.of();
    }

    @Override
    public void close() {
        folder.ifPresent(Folder::close);
    }
}
