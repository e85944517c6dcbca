package org.pagetint.linux.disk;

import com.sun.jna.Native;
import java.nio.charset.Charset;
import java.util.Arrays;

/// The calls of the C library by which files are made relative to an open folder. Each answers what the C function
/// answers, or the negative [Errno] where that would be −1. Names are entries of the folder. Any thread may call.
final class FileCalls {
    static final int O_RDWR = 2;
    static final int O_CREAT = 0x40;
    static final int O_EXCL = 0x80;
    static final int RENAME_NOREPLACE = 1;
    static final int RENAME_EXCHANGE = 2;

    private static final int O_CLOEXEC = 0x8_0000;
    private static final int AT_REMOVEDIR = 0x200;
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;

    /// O_DIRECTORY and O_NOFOLLOW have other numbers on arm64 (Linux: `arch/arm64/include/uapi/asm/fcntl.h`).
    private static final boolean ARM = "aarch64".equals(System.getProperty("os.arch"));

    static final int O_DIRECTORY = ARM ? 0x4000 : 0x1_0000;
    static final int O_NOFOLLOW = ARM ? 0x8000 : 0x2_0000;

    /// How Java itself turns names into bytes.
    private static final Charset NAMES =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), Charset.defaultCharset());

    static {
        Native.register(FileCalls.class, "c");
    }

    private FileCalls() {}

    /// `openat(2)`.
    ///
    /// @param mode the rights of a file that is made
    static int open(int folder, String name, int flags, int mode) {
        return orErrno(openat(folder, bytes(name), flags | O_CLOEXEC, mode));
    }

    /// `mkdirat(2)`.
    static int makeFolder(int folder, String name, int mode) {
        return orErrno(mkdirat(folder, bytes(name), mode));
    }

    /// `renameat2(2)` within one folder.
    static int rename(int folder, String from, String to, int flags) {
        return orErrno(renameat2(folder, bytes(from), folder, bytes(to), flags));
    }

    /// `linkat(2)` within one folder.
    static int link(int folder, String from, String to) {
        return orErrno(linkat(folder, bytes(from), folder, bytes(to), 0));
    }

    /// `unlinkat(2)`.
    static int delete(int folder, String name, boolean isFolder) {
        return orErrno(unlinkat(folder, bytes(name), isFolder ? AT_REMOVEDIR : 0));
    }

    /// `flock(2)` without waiting.
    static int lock(int descriptor) {
        return orErrno(flock(descriptor, LOCK_EX | LOCK_NB));
    }

    /// `ftruncate(2)`.
    static int setLength(int descriptor, long length) {
        return orErrno(ftruncate(descriptor, length));
    }

    /// `fchmod(2)`.
    static int setMode(int descriptor, int mode) {
        return orErrno(fchmod(descriptor, mode));
    }

    /// `fsync(2)`.
    static int sync(int descriptor) {
        return orErrno(fsync(descriptor));
    }

    /// `geteuid(2)`.
    static int user() {
        return geteuid();
    }

    private static int orErrno(int result) {
        return result == -1 ? -Native.getLastError() : result;
    }

    private static byte[] bytes(String name) {
        byte[] bytes = name.getBytes(NAMES);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    private static native int openat(int folder, byte[] name, int flags, int mode);

    private static native int mkdirat(int folder, byte[] name, int mode);

    private static native int renameat2(int folder, byte[] from, int toFolder, byte[] to, int flags);

    private static native int linkat(int folder, byte[] from, int toFolder, byte[] to, int flags);

    private static native int unlinkat(int folder, byte[] name, int flags);

    private static native int flock(int descriptor, int operation);

    private static native int ftruncate(int descriptor, long length);

    private static native int fchmod(int descriptor, int mode);

    private static native int fsync(int descriptor);

    private static native int geteuid();
}
