package org.pagetint.linux.kernel;

import java.lang.foreign.MemorySegment;

/// The requests of ptrace(2) that stop a thread, read its registers and let it go. All calls about a thread come from
/// the one that attached to it; when that ends, the kernel lets the traced ones go by itself.
public final class Ptrace {
    private static final int GETSIGINFO = 0x4202;
    private static final int GETREGSET = 0x4204;
    private static final int SEIZE = 0x4206;
    private static final int INTERRUPT = 0x4207;
    private static final int DETACH = 17;
    private static final int WNOHANG = 1;
    private static final int WNOTHREAD = 0x2000_0000;
    private static final int WALL = 0x4000_0000;
    private static final int STOPPED = 0x7f;
    private static final int BYTE = 0xff;
    private static final int EVENT_SHIFT = 16;

    private Ptrace() {}

    /// What a traced thread is doing.
    public sealed interface Report {
        /// It has not stopped yet.
        record Running() implements Report {}

        /// It stands still.
        ///
        /// @param signal that it was about to get and will get when it goes on; 0 for none
        record Stopped(int signal) implements Report {}

        /// It has ended.
        record Ended() implements Report {}
    }

    /// Attaches to a thread without stopping it: 0 or the negative error. It is not to end with us.
    public static int seize(int thread) {
        return (int) LibC.ptrace(SEIZE, thread, 0, 0);
    }

    /// Has it stop.
    public static void interrupt(int thread) {
        LibC.ptrace(INTERRUPT, thread, 0, 0); // It fails only if the thread has ended, which waiting tells.
    }

    /// Lets a stopped thread go on with this signal; one that was stopped by a signal before stays so.
    public static void detach(int thread, int signal) {
        LibC.ptrace(DETACH, thread, 0, signal); // It fails only if the thread has ended.
    }

    /// Asks whether it has stopped. Does not wait.
    ///
    /// @param status 4 bytes
    public static Report report(int thread, Struct status) {
        int answer = LibC.waitFor(thread, status.segment(), WNOHANG | WNOTHREAD | WALL);
        if (answer == 0 || answer == -Errno.EINTR) {
            return new Report.Running();
        }
        int word = status.getInt(0);
        if (answer < 0 || (word & BYTE) != STOPPED) {
            return new Report.Ended();
        }
        boolean byEvent = word >>> EVENT_SHIFT != 0;
        return new Report.Stopped(byEvent ? 0 : word >>> Byte.SIZE & BYTE);
    }

    /// Reads a set of registers: how many bytes it has, or the negative error.
    ///
    /// @param vector a `struct iovec` to use
    static int registers(int thread, int type, MemorySegment into, Struct vector) {
        vector.putLong(0, into.address());
        vector.putLong(Long.BYTES, into.byteSize());
        int result = (int) LibC.ptrace(GETREGSET, thread, type, vector.address());
        return result < 0 ? result : (int) vector.getLong(Long.BYTES);
    }

    /// Reads the `siginfo_t` of the signal that a stopped thread is about to get: 0 or the negative error.
    static int signal(int thread, MemorySegment into) {
        return (int) LibC.ptrace(GETSIGINFO, thread, 0, into.address());
    }
}
