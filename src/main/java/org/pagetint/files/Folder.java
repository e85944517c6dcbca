package org.pagetint.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An open folder. Names are those of its own entries, without a slash, and links are never followed. One thread.
public interface Folder extends AutoCloseable {
    /// Where it was when it was opened; for messages.
    Path path();

    /// What is known of the folder itself.
    FileFacts facts() throws IOException;

    /// What is known of the entry `name`; empty if there is none.
    Optional<FileFacts> facts(String name) throws IOException;

    /// The names of all entries.
    List<String> names() throws IOException;

    /// Makes a file that only its owner may read and write, and opens it for both.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is such an entry
    OpenFile create(String name) throws IOException;

    /// Makes a folder that only its owner may use, marked as unfinished ([FileFacts#unfinished]), and opens it.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is such an entry
    Folder createFolder(String name) throws IOException;

    /// Opens a regular file for reading; never waits.
    ///
    /// @throws NotRegularException if it is another kind of file, such as a link
    OpenFile open(String name) throws IOException;

    /// Opens a folder.
    ///
    /// @throws java.nio.file.NotDirectoryException if it is something else, such as a link
    Folder openFolder(String name) throws IOException;

    /// Gives the entry `from` the name `to`, whose earlier file is replaced at the same moment (rename(2)).
    void rename(String from, String to) throws IOException;

    /// The same, but replaces nothing.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is an entry `to`
    void renameToNew(String from, String to) throws IOException;

    /// Lets two entries change names at one moment (renameat2(2), RENAME_EXCHANGE).
    ///
    /// @throws UnsupportedOperationException if this file system cannot
    void exchange(String one, String other) throws IOException;

    /// Gives the file `from` a second name (link(2)).
    ///
    /// @throws UnsupportedOperationException if this file system cannot
    void link(String from, String to) throws IOException;

    /// Deletes a name that is not a folder's.
    void delete(String name) throws IOException;

    /// Deletes an empty folder.
    void deleteFolder(String name) throws IOException;

    /// Marks the folder itself as unfinished, or as finished.
    void mark(boolean unfinished) throws IOException;

    /// Locks the folder itself until it is closed or the program ends (flock(2)).
    ///
    /// @return false if another program has it locked, or if this file system knows no locks
    boolean lock();

    /// Whether its path still leads to this folder.
    boolean isAtItsPath() throws IOException;

    /// Waits until its entries are on the disk.
    void sync() throws IOException;

    @Override
    void close();
}
