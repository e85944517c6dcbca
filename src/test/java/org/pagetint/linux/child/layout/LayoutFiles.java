package org.pagetint.linux.child.layout;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.layout.Backing.Store;

/// The files of a layout: some with a name, some deleted, some that never had one.
final class LayoutFiles {
    private static final int MFD_HUGETLB = 4;
    private static final int O_EXCL = 0x80;

    private final Calls calls;
    private final String diskFolder;
    private final String tmpfsFolder;
    private final List<Backing> open = new ArrayList<>();
    private final List<String> named = new ArrayList<>();
    private long nextAlias;
    private int made;

    /// @param diskFolder where files on a disk go
    /// @param tmpfsFolder where files in memory go
    LayoutFiles(Calls calls, String diskFolder, String tmpfsFolder) {
        this.calls = calls;
        this.diskFolder = diskFolder;
        this.tmpfsFolder = tmpfsFolder;
        this.nextAlias = Layout.ALIASES;
    }

    /// A file of about `pages` pages, some of them written.
    ///
    /// @return empty if there is no such store here
    Optional<Backing> make(Store store, long pages, Chance chance) {
        long length = store == Store.HUGETLB
                ? pages * Layout.PAGE / Layout.HUGE * Layout.HUGE
                : pages * Layout.PAGE - (chance.oneIn(2) ? chance.between(1, Layout.PAGE - 1) : 0);
        long descriptor = switch (store) {
            case DISK -> inFolder(diskFolder, chance.oneIn(3));
            case TMPFS -> inFolder(tmpfsFolder, chance.oneIn(3));
            case MEMFD -> calls.call("memfd_create", "layout", 0);
            case HUGETLB -> calls.call("memfd_create", "layout", MFD_HUGETLB);
        };
        calls.call("ftruncate", descriptor, length);
        long alias = nextAlias;
        // Without NORESERVE: the kernel refuses now where it has too few huge pages, rather than kill later.
        int flags = Kernel.MAP_FIXED | Kernel.MAP_SHARED;
        if (!calls.may("mmap", alias, length, Kernel.READ_WRITE, flags, descriptor, 0L)) {
            calls.call("close", descriptor);
            return Optional.empty();
        }
        nextAlias += (length / Layout.HUGE + 2) * Layout.HUGE;
        Backing file = new Backing(descriptor, store, length, alias);
        open.add(file);
        if (store != Store.HUGETLB) {
            write(file, chance);
        }
        return Optional.of(file);
    }

    private long inFolder(String folder, boolean deleted) {
        String path = folder + "/layout" + made++;
        long descriptor = calls.call("open", path, Kernel.O_RDWR | Kernel.O_CREAT | O_EXCL, 0600);
        if (deleted) {
            calls.call("unlink", path);
        } else {
            named.add(path);
        }
        return descriptor;
    }

    private void write(Backing file, Chance chance) {
        for (Chance.Run run : chance.fewRuns(file.pages(), 500)) {
            long offset = run.first() * Layout.PAGE;
            long pages = Math.min(run.count(), 200);
            byte[] bytes = chance.bytes((int) Math.min(pages * Layout.PAGE, file.bytes() - offset));
            try (Memory memory = new Memory(bytes.length)) {
                memory.write(0, bytes, 0, bytes.length);
                calls.call("pwrite", file.descriptor(), memory, (long) bytes.length, offset);
            }
        }
    }

    /// Lets go of all of them.
    void clear() {
        calls.call("munmap", Layout.ALIASES, nextAlias - Layout.ALIASES + Layout.PAGE);
        open.forEach(file -> calls.call("close", file.descriptor()));
        named.forEach(path -> calls.call("unlink", path));
        open.clear();
        named.clear();
        nextAlias = Layout.ALIASES;
    }
}
