package org.pagetint.linux.file;

/// Where a page lies in its file.
public enum FilePart {
    /// All of it is before the end; also when there is no file that ends.
    INSIDE,
    /// The file ends inside it.
    LAST_PAGE,
    /// Wholly past the end.
    PAST_END
}
