package org.pagetint.ui.hex.loading;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.BitSet;

/// The bytes of one page as they were read; immutable.
public final class PageBytes {
    private final byte[] bytes;

    private PageBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A page of `size` zeros.
    static PageBytes zeros(int size) {
        return new PageBytes(new byte[size]);
    }

    /// A copy of the `size` bytes at `offset` of `segment`.
    static PageBytes copyOf(MemorySegment segment, long offset, int size) {
        byte[] copy = new byte[size];
        MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, offset, copy, 0, size);
        return new PageBytes(copy);
    }

    int size() {
        return bytes.length;
    }

    /// The byte at `index`, from 0 to 255.
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /// Copies the bytes `from` up to, not including, `to` into `into`, from `at` on.
    void copy(int from, int to, byte[] into, int at) {
        System.arraycopy(bytes, from, into, at, to - from);
    }

    /// The indices at which this and `other`, of the same size, differ.
    BitSet differences(PageBytes other) {
        BitSet differences = new BitSet();
        int first = Arrays.mismatch(bytes, other.bytes);
        for (int i = first; i >= 0 && i < bytes.length; i++) {
            differences.set(i, bytes[i] != other.bytes[i]);
        }
        return differences;
    }
}
