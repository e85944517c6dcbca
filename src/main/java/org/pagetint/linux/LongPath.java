package org.pagetint.linux;

import java.util.Arrays;

/// Opens what a path leads to, however long the path: the kernel takes 4,095 bytes at a time, but a process can map a file deeper
/// than that by going there step by step.
final class LongPath {
    private static final int LONGEST = 4095;

    private LongPath() {}

    /// A descriptor that only names the file (O_PATH), or the negative error.
    ///
    /// @param folder what the path is relative to
    static int open(int folder, byte[] path) {
        int from = 0;
        int at = folder;
        while (path.length - from > LONGEST) {
            int slash = lastSlash(path, from, from + LONGEST);
            if (slash <= from) {
                closeUnless(at, folder);
                return -Errno.ENAMETOOLONG;
            }
            int next = LibC.openat(at, Arrays.copyOfRange(path, from, slash), LibC.O_PATH);
            closeUnless(at, folder);
            if (next < 0) {
                return next;
            }
            at = next;
            from = slash + 1; // Not the slash itself: what begins with one counts from our own root.
        }
        int file = LibC.openat(at, Arrays.copyOfRange(path, from, path.length), LibC.O_PATH);
        closeUnless(at, folder);
        return file;
    }

    private static void closeUnless(int descriptor, int folder) {
        if (descriptor != folder) {
            LibC.closeDescriptor(descriptor);
        }
    }

    private static int lastSlash(byte[] path, int from, int to) {
        int at = to;
        while (at > from && path[at] != '/') {
            at--;
        }
        return at;
    }
}
