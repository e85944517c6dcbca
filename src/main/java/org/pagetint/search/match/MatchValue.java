package org.pagetint.search.match;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What is kept of the bytes of a match, so that a later look can tell whether they changed.
public final class MatchValue {
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private MatchValue() {}

    /// Up to eight bytes: the bytes themselves as one number, the first byte lowest. More: a fingerprint of 64 bits,
    /// which differs for different bytes but for one chance in 2⁶⁴.
    ///
    /// @param length in bytes, above 0
    public static long of(MemorySegment bytes, long at, int length) {
        return switch (length) {
            case 1 -> bytes.get(ValueLayout.JAVA_BYTE, at) & 0xFFL;
            case 2 -> bytes.get(Layouts.SHORT, at) & 0xFFFFL;
            case 4 -> bytes.get(Layouts.INT, at) & 0xFFFF_FFFFL;
            case 8 -> bytes.get(Layouts.LONG, at);
            case 3, 5, 6, 7 -> part(bytes, at, length);
            default -> fingerprint(bytes, at, length);
        };
    }

    private static long part(MemorySegment bytes, long at, int length) {
        long value = 0;
        for (int index = length - 1; index >= 0; index--) {
            value = value << 8 | (bytes.get(ValueLayout.JAVA_BYTE, at + index) & 0xFF);
        }
        return value;
    }

    private static long fingerprint(MemorySegment bytes, long at, int length) {
        long hash = length * MULTIPLIER;
        int index = 0;
        for (; index + Long.BYTES <= length; index += Long.BYTES) {
            hash = mix(hash, bytes.get(Layouts.LONG, at + index));
        }
        return index == length ? hash : mix(hash, part(bytes, at + index, length - index));
    }

    private static long mix(long hash, long word) {
        long product = (hash ^ word) * MULTIPLIER;
        long folded = (product ^ product >>> 32) * MULTIPLIER;
        return folded ^ folded >>> 29;
    }
}
