package org.pagetint.linux;

import java.util.Optional;

/// Opens the files of a process's memory, now and again after an `exec`, through a descriptor of its folder: that one never comes to mean another
/// process, even when the pid is given to one.
final class HandleOpener {
    private final int folder;
    private final boolean query;

    /// Takes over the folder's descriptor.
    ///
    /// @param query whether `maps` answers PROCMAP_QUERY
    HandleOpener(int folder, boolean query) {
        this.folder = folder;
        this.query = query;
    }

    /// The open files; empty if the mappings or the page states may not be seen or the process has exited.
    Optional<Handles> open() {
        int maps = LibC.openat(folder, "maps", LibC.O_RDONLY);
        if (maps < 0) {
            return Optional.empty();
        }
        int pagemap = LibC.openat(folder, "pagemap", LibC.O_RDONLY);
        if (pagemap < 0) {
            LibC.closeDescriptor(maps);
            return Optional.empty();
        }
        return Optional.of(new Handles(folder, maps, pagemap, LibC.openat(folder, "mem", LibC.O_RDONLY), query));
    }

    /// `stat` of the process now; empty once it is gone.
    Optional<StatLine> stat() {
        return read("stat").flatMap(StatLine::parse);
    }

    /// The bytes of a file of the process; empty once it is gone.
    Optional<byte[]> read(String file) {
        int descriptor = LibC.openat(folder, file, LibC.O_RDONLY);
        if (descriptor < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Handles.readAll(descriptor)).filter(bytes -> bytes.length > 0);
        } finally {
            LibC.closeDescriptor(descriptor);
        }
    }

    /// Closes the folder. No call may follow.
    void close() {
        LibC.closeDescriptor(folder);
    }
}
