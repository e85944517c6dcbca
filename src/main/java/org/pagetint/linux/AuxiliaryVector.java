package org.pagetint.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The bytes of `/proc/PID/auxv`, getauxval(3): pairs of words, a key and a value, up to the key AT_NULL.
final class AuxiliaryVector {
    private static final int WIDE_PAIR = 2 * Long.BYTES;

    /// Keys are small: the largest one that Linux knows is 51.
    private static final long LARGEST_KEY = 0xffff;

    private AuxiliaryVector() {}

    /// Whether it is that of a 32-bit process: read as pairs of 8 bytes, the value of its pairs would be part of the keys.
    static boolean isNarrow(byte[] bytes) {
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
