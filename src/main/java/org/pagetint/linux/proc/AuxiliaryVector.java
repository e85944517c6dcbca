package org.pagetint.linux.proc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.pagetint.linux.kernel.LibC;

/// The bytes of `/proc/PID/auxv`, getauxval(3): pairs of words, a key and a value, up to the key AT_NULL.
public final class AuxiliaryVector {
    private static final int WIDE_PAIR = 2 * Long.BYTES;

    /// Keys are small: the largest one that Linux knows is 51.
    private static final long LARGEST_KEY = 0xffff;

    /// The kernel has room for about 50 words, AT_VECTOR_SIZE.
    private static final int MOST_BYTES = 1024;

    private AuxiliaryVector() {}

    /// Of the thread with this open folder in `/proc`; empty if the kernel refuses it or there is none.
    public static byte[] read(int folder) {
        return readFile(folder, "auxv");
    }

    /// Of another process in the same `/proc`.
    public static byte[] readOther(int folder, int pid) {
        return readFile(folder, "../" + pid + "/auxv");
    }

    private static byte[] readFile(int folder, String file) {
        int descriptor = LibC.openat(folder, file, LibC.O_RDONLY);
        if (descriptor < 0) {
            return new byte[0];
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(MOST_BYTES);
            long read = LibC.pread(descriptor, bytes, 0);
            return bytes.asSlice(0, Math.max(read, 0)).toArray(ValueLayout.JAVA_BYTE);
        } finally {
            LibC.closeDescriptor(descriptor);
        }
    }

    /// Whether two of one process can belong to one program. The kernel makes a vector for each execve(2), full of
    /// addresses that it chooses by chance; one that is empty says nothing.
    public static boolean mayBeSame(byte[] one, byte[] other) {
        return one.length == 0 || other.length == 0 || Arrays.equals(one, other);
    }

    /// Whether it is that of a 32-bit process: read as pairs of 8 bytes, the value of its pairs would be part of the
    /// keys.
    public static boolean isNarrow(byte[] bytes) {
        if (bytes.length % WIDE_PAIR != 0) {
            return true;
        }
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            long key = words.getLong();
            if (key < 0 || key > LARGEST_KEY) {
                return true;
            }
            words.getLong();
        }
        return false;
    }
}
