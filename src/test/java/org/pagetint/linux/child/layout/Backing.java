package org.pagetint.linux.child.layout;

/// A file that parts of a layout map.
final class Backing {
    /// Where a file lives, which decides what can be done with it.
    enum Store {
        DISK,
        TMPFS,
        MEMFD,
        HUGETLB
    }

    private final long descriptor;
    private final Store store;
    private final long alias;
    private long bytes;

    /// @param descriptor open for reading and writing
    /// @param bytes how long the file is
    /// @param alias where another mapping shows all of it, outside of the layout
    Backing(long descriptor, Store store, long bytes, long alias) {
        this.descriptor = descriptor;
        this.store = store;
        this.bytes = bytes;
        this.alias = alias;
    }

    long descriptor() {
        return descriptor;
    }

    Store store() {
        return store;
    }

    long alias() {
        return alias;
    }

    long bytes() {
        return bytes;
    }

    /// How many pages hold bytes of it; the last one may hold few.
    long pages() {
        return (bytes + Layout.PAGE - 1) / Layout.PAGE;
    }

    /// Says that the file has this length now.
    void cutTo(long length) {
        bytes = length;
    }
}
