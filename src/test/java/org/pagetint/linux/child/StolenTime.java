package org.pagetint.linux.child;

import com.sun.jna.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// For how long the host of a virtual machine ran something else while a processor of this one had work to do: no
/// process here goes on then, and no process here is the cause. proc(5), `/proc/stat`, *steal*. Makes no garbage; for
/// one thread.
final class StolenTime {
    private static final int LINE_BYTES = 160;
    private static final int FIELD = 8;
    private static final byte[] PATH = "/proc/stat\0".getBytes(StandardCharsets.US_ASCII);

    static {
        Native.register(StolenTime.class, "c");
    }

    private final MemorySegment line = Arena.ofAuto().allocate(LINE_BYTES, 8);
    private int file = -1;

    private static native int open(byte[] path, int flags);

    private static native long pread(int file, long into, long length, long offset);

    /// All of it since the machine was started, of all processors together, in ticks of 10 ms; 0 if the kernel does not
    /// tell.
    long ticks() {
        if (file < 0) {
            file = open(PATH, Kernel.O_RDONLY | Kernel.O_CLOEXEC);
        }
        long length = pread(file, line.address(), LINE_BYTES, 0);
        long value = 0;
        int field = 0;
        byte before = ' ';
        for (int i = 0; i < length && field <= FIELD; i++) {
            byte one = line.get(ValueLayout.JAVA_BYTE, i);
            if (one == ' ' && before != ' ') {
                field++;
            } else if (field == FIELD && one != ' ') {
                value = value * 10 + (one - '0');
            }
            before = one;
        }
        return value;
    }
}
