package org.pagetint.linux.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Native memory for structures that the kernel reads or writes, with fields in the byte order of this machine. Fields
/// go through a buffer: until Java has compiled it, a segment takes ten times as long for each, and a command ends
/// before that. One thread at a time.
public final class Struct {
    private final MemorySegment segment;
    private final ByteBuffer fields;
    private final byte[] zeros;

    /// `size` bytes of `arena`.
    public Struct(Arena arena, int size) {
        segment = arena.allocate(size, Long.BYTES);
        fields = segment.asByteBuffer().order(ByteOrder.nativeOrder());
        zeros = new byte[size];
    }

    /// All of it, for a call.
    public MemorySegment segment() {
        return segment;
    }

    /// Its first `size` bytes, for a call.
    public MemorySegment first(long size) {
        return segment.asSlice(0, size);
    }

    /// Where it lies.
    public long address() {
        return segment.address();
    }

    /// Fills it with zeros.
    void clear() {
        fields.put(0, zeros);
    }

    /// The eight bytes at `offset`, in the order of this machine.
    public long getLong(int offset) {
        return fields.getLong(offset);
    }

    /// The byte at `offset`.
    public byte getByte(int offset) {
        return fields.get(offset);
    }

    int getInt(int offset) {
        return fields.getInt(offset);
    }

    short getShort(int offset) {
        return fields.getShort(offset);
    }

    /// A copy of its first `length` bytes.
    byte[] getBytes(int length) {
        byte[] bytes = new byte[length];
        fields.get(0, bytes);
        return bytes;
    }

    /// Sets the eight bytes at `offset`.
    public void putLong(int offset, long value) {
        fields.putLong(offset, value);
    }

    void putInt(int offset, int value) {
        fields.putInt(offset, value);
    }
}
