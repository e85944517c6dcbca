package org.pagetint.linux.kernel;

import com.sun.jna.Native;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The calls of the C library that Java has no way to make. Each answers what the C function answers, or the negative
/// [Errno] where that would be −1. Addresses of our own memory go in as [MemorySegment], which must be native. Any
/// thread may call.
public final class LibC {
    /// As a folder: paths are relative to the working directory (open(2)).
    public static final int AT_FDCWD = -100;

    public static final int O_RDONLY = 0;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_NOATIME = 0x4_0000;

    /// Not the same on every architecture, unlike the others.
    static final int O_NOFOLLOW = switch (System.getProperty("os.arch")) {
        case "aarch64", "arm", "ppc64le" -> 0x8000;
        default -> 0x2_0000;
    };

    static final int O_CLOEXEC = 0x8_0000;
    public static final int O_PATH = 0x20_0000;
    public static final int PROT_NONE = 0;
    public static final int PROT_READ = 1;
    static final int MAP_SHARED = 1;
    public static final int SEEK_DATA = 3;
    static final int AT_EMPTY_PATH = 0x1000;
    static final int AT_STATX_DONT_SYNC = 0x4000;
    static final int R_OK = 4;

    /// The longest path that [#readLink] tells.
    private static final int LONGEST_LINK = 4096;

    private static final int MFD_CLOEXEC = 1;

    /// What [#cacheStat] needs, and where its answers are: how many pages are in RAM, and how many no longer are.
    static final int CACHE_STAT_BYTES = 56;

    public static final int CACHE_STAT_CACHED = 16;
    public static final int CACHE_STAT_EVICTED = 40;

    private static final int SC_PAGESIZE = 30;
    private static final long SYS_CACHESTAT = 451;
    private static final long SYS_MEMFD_SECRET = 447;
    private static final int TOTAL_SWAP = 64;
    private static final int FREE_SWAP = 72;

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    /// `openat(2)`, without a mode: nothing here creates a file.
    ///
    /// @param folder a descriptor, or [#AT_FDCWD]
    /// @param path bytes without a final zero; holding none inside
    public static int openat(int folder, byte[] path, int flags) {
        return (int) orErrno(openat(folder, terminated(path), flags | O_CLOEXEC, 0));
    }

    /// As the other, with the path in UTF-8.
    public static int openat(int folder, String path, int flags) {
        return openat(folder, path.getBytes(StandardCharsets.UTF_8), flags);
    }

    /// `close(2)`. Its failure cannot be acted on.
    public static void closeDescriptor(int descriptor) {
        close(descriptor);
    }

    /// `pread(2)` into all of `into`.
    public static long pread(int descriptor, MemorySegment into, long offset) {
        long result;
        do {
            result = orErrno(pread(descriptor, into.address(), into.byteSize(), offset));
        } while (result == -Errno.EINTR);
        return result;
    }

    /// `ioctl(2)` with a structure as argument.
    public static int ioctl(int descriptor, long request, MemorySegment argument) {
        return (int) orErrno(ioctl(descriptor, request, argument.address()));
    }

    /// `statx(2)`.
    ///
    /// @param into 256 bytes
    static int statx(int folder, byte[] path, int flags, int mask, MemorySegment into) {
        return (int) orErrno(statx(folder, terminated(path), flags, mask, into.address()));
    }

    /// `faccessat(2)`: whether this user may read the file, without opening it. Also true where that call is forbidden.
    public static boolean mayRead(String path) {
        return orErrno(faccessat(AT_FDCWD, terminated(path.getBytes(StandardCharsets.UTF_8)), R_OK, 0))
                != -Errno.EACCES;
    }

    /// `syscall(2)` of a call that takes a descriptor and a structure.
    static long systemCall(long number, int descriptor, MemorySegment argument) {
        return orErrno(syscall(number, descriptor, argument.address()));
    }

    /// `readlinkat(2)`: what a link says; nothing if it cannot be read.
    public static byte[] readLink(int folder, String path) {
        byte[] into = new byte[LONGEST_LINK];
        long length = orErrno(readlinkat(folder, terminated(path.getBytes(StandardCharsets.UTF_8)), into, into.length));
        return Arrays.copyOf(into, (int) Math.max(length, 0));
    }

    /// `memfd_create(2)`: a descriptor, or the negative error.
    public static int memoryFile(String name, int flags) {
        return (int) orErrno(memfd_create(terminated(name.getBytes(StandardCharsets.UTF_8)), flags | MFD_CLOEXEC));
    }

    /// `process_vm_readv(2)`.
    ///
    /// @param local `struct iovec[]` of `localCount` pieces
    /// @param remote `struct iovec[]` of `remoteCount` pieces
    public static long processVmReadv(
            int pid, MemorySegment local, long localCount, MemorySegment remote, long remoteCount) {
        return orErrno(process_vm_readv(pid, local.address(), localCount, remote.address(), remoteCount, 0));
    }

    /// `lseek(2)`.
    public static long seek(int descriptor, long offset, int whence) {
        return orErrno(lseek(descriptor, offset, whence));
    }

    /// Maps `length` bytes of a file somewhere, `mmap(2)`: the address, or the negative error.
    public static long map(int descriptor, long offset, long length, int protection) {
        return orErrno(mmap(0, length, protection, MAP_SHARED, descriptor, offset));
    }

    /// `munmap(2)`.
    public static void unmap(long address, long length) {
        munmap(address, length);
    }

    /// `mincore(2)`.
    ///
    /// @param into a byte for each page
    public static int mincore(long address, long length, MemorySegment into) {
        return (int) orErrno(mincore(address, length, into.address()));
    }

    /// `cachestat(2)`, which the C library has no function for; numbers of calls this young are the same on every
    /// architecture.
    ///
    /// @param length in bytes; 0 for all up to the end of the file
    /// @param scratch [#CACHE_STAT_BYTES] long
    public static int cacheStat(int descriptor, long offset, long length, Struct scratch) {
        scratch.putLong(0, offset);
        scratch.putLong(8, length);
        return (int) orErrno(syscall(SYS_CACHESTAT, descriptor, scratch.address(), scratch.address() + 16, 0));
    }

    /// `memfd_secret(2)`: a descriptor, or the negative error.
    public static int memfdSecret() {
        return (int) orErrno(syscall(SYS_MEMFD_SECRET, 0, 0, 0, 0));
    }

    /// Whether anything at all is in swap, `sysinfo(2)`; it may be, if the kernel does not tell.
    ///
    /// @param scratch 256 bytes
    public static boolean isSwapInUse(Struct scratch) {
        return sysinfo(scratch.address()) != 0 || scratch.getLong(TOTAL_SWAP) != scratch.getLong(FREE_SWAP);
    }

    /// `fstatfs(2)`: its first field, the type of the file system.
    ///
    /// @param scratch at least 256 bytes
    public static long fileSystemType(int descriptor, MemorySegment scratch) {
        long result = orErrno(fstatfs(descriptor, scratch.address()));
        return result < 0 ? result : scratch.get(ValueLayout.JAVA_LONG, 0);
    }

    /// `execve(2)`: returns only when it fails, with the negative error.
    ///
    /// @param arguments addresses of words that end with a zero, ended by the address 0
    /// @param environment likewise
    static int execve(byte[] path, MemorySegment arguments, MemorySegment environment) {
        return (int) orErrno(execve(terminated(path), arguments.address(), environment.address()));
    }

    /// `sysconf(_SC_PAGESIZE)`.
    static long pageSize() {
        return sysconf(SC_PAGESIZE);
    }

    /// `ptrace(2)`: 0, or the negative error. Not for the requests that answer a word.
    ///
    /// @param address as the request has it, and so `data`
    static long ptrace(int request, int thread, long address, long data) {
        return orErrno(ptrace((long) request, thread, address, data));
    }

    /// `waitpid(2)`: the thread, 0, or the negative error.
    ///
    /// @param status 4 bytes
    static int waitFor(int thread, MemorySegment status, int options) {
        return (int) orErrno(waitpid(thread, status.address(), options));
    }

    private static long orErrno(long result) {
        return result == -1 ? -Native.getLastError() : result;
    }

    private static byte[] terminated(byte[] path) {
        return Arrays.copyOf(path, path.length + 1);
    }

    private static native int openat(int folder, byte[] path, int flags, int mode);

    private static native int close(int descriptor);

    private static native int execve(byte[] path, long arguments, long environment);

    private static native long pread(int descriptor, long into, long length, long offset);

    private static native int ioctl(int descriptor, long request, long argument);

    private static native int statx(int folder, byte[] path, int flags, int mask, long into);

    private static native long syscall(long number, long descriptor, long argument);

    private static native int faccessat(int folder, byte[] path, int mode, int flags);

    private static native long readlinkat(int folder, byte[] path, byte[] into, long length);

    @SuppressWarnings("MemberName") // The name of the C function.
    private static native int memfd_create(byte[] name, int flags);

    @SuppressWarnings("MemberName") // The name of the C function.
    private static native long process_vm_readv(
            int pid, long local, long localCount, long remote, long remoteCount, long flags);

    private static native long lseek(int descriptor, long offset, int whence);

    private static native long mmap(long address, long length, int protection, int flags, int descriptor, long offset);

    private static native int munmap(long address, long length);

    private static native int mincore(long address, long length, long into);

    private static native long syscall(long number, long first, long second, long third, long fourth);

    private static native int sysinfo(long into);

    private static native int fstatfs(int descriptor, long into);

    private static native long sysconf(int name);

    private static native long ptrace(long request, int thread, long address, long data);

    private static native int waitpid(int thread, long status, int options);
}
