package org.pagetint.linux.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Huge pages of the system's pool, given back when closed.
public final class HugePagePool implements AutoCloseable {
    private static final Path COUNT = Path.of("/proc/sys/vm/nr_hugepages");

    private final String before;
    private final long wanted;

    private HugePagePool(String before, long wanted) {
        this.before = before;
        this.wanted = wanted;
    }

    /// Asks the kernel for `pages` more than there are. It may have fewer to give, see [#isFull].
    public static HugePagePool ofPages(long pages) throws IOException {
        String before = Files.readString(COUNT).strip();
        long wanted = Long.parseLong(before) + pages;
        if (Libc.isRoot()) {
            Files.writeString(COUNT, Long.toString(wanted));
        }
        return new HugePagePool(before, wanted);
    }

    /// Whether all are there.
    public boolean isFull() throws IOException {
        return Long.parseLong(Files.readString(COUNT).strip()) >= wanted;
    }

    @Override
    public void close() throws IOException {
        if (Libc.isRoot()) {
            Files.writeString(COUNT, before);
        }
    }
}
