package org.pagetint.files;

import java.time.Instant;

/// What the file system tells of a file, stat(2).
///
/// @param kind what it is; a link is itself and not what it leads to
/// @param device where it lies
/// @param inode its number there: together they say which file it is
/// @param owner a user's number, unsigned
/// @param links how many names it has
/// @param size in bytes
/// @param modified when its content changed last
/// @param unfinished whether it is a folder that is marked as being written (the sticky bit, which others cannot set on
///     it)
public record FileFacts(
        Kind kind, long device, long inode, int owner, int links, long size, Instant modified, boolean unfinished) {
    /// What a file is.
    public enum Kind {
        /// A regular file.
        FILE,
        /// A folder.
        FOLDER,
        /// A link, a pipe, a socket or a device.
        OTHER
    }

    /// Whether both are the same file.
    public boolean isSame(FileFacts other) {
        return device == other.device && inode == other.inode;
    }
}
