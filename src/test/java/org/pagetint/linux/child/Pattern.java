package org.pagetint.linux.child;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Bytes that both sides can compute: what stands at a position follows from the position and a seed alone. No byte
/// string of two seeds or two places is alike, and none is zero for long.
public final class Pattern {
    private Pattern() {}

    /// The eight bytes at `position`, which is a multiple of 8, as one little-endian number.
    public static long word(long seed, long position) {
        long mixed = seed * 0x9e3779b97f4a7c15L + position;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /// The words from `position` on.
    public static long[] words(long seed, long position, int count) {
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = word(seed, position + 8L * i);
        }
        return words;
    }

    /// The bytes from `position` on; both it and `length` are multiples of 8.
    public static byte[] bytes(long seed, long position, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words(seed, position, length / 8));
        return bytes.array();
    }
}
