package org.pagetint.linux.child.layout;

import java.util.Optional;

/// One mapping of a layout, as it was made.
///
/// @param start its first address
/// @param pages how many pages it has
/// @param file what it maps
/// @param firstPage where in the file it starts, in pages
/// @param shared whether stores reach the file
record Part(long start, long pages, Optional<Backing> file, long firstPage, boolean shared) {
    /// Private memory without a file.
    static Part anonymous(long start, long pages) {
        return new Part(start, pages, Optional.empty(), 0, false);
    }

    /// A mapping of a file.
    static Part of(Backing file, long start, long pages, long firstPage, boolean shared) {
        return new Part(start, pages, Optional.of(file), firstPage, shared);
    }

    /// How many of its pages, from the first one on, can be touched without being killed.
    long usable() {
        return file.map(backing -> Math.clamp(backing.pages() - firstPage, 0, pages))
                .orElse(pages);
    }

    /// The address of a page.
    long at(long page) {
        return start + page * Layout.PAGE;
    }

    /// Where a page lies in the file, in bytes.
    long offset(long page) {
        return (firstPage + page) * Layout.PAGE;
    }

    boolean isIn(Backing.Store store) {
        return file.map(backing -> backing.store() == store).orElse(false);
    }
}
