package org.pagetint.export.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pagetint.memory.Machine;

/// Bytes of an ELF file under construction, little-endian. A word has as many bytes as the machine's.
final class ElfBytes {
    private final ByteBuffer bytes;
    private final int wordBytes;

    /// Room for `size` bytes, all zero.
    ElfBytes(Machine machine, int size) {
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        wordBytes = machine.wordBytes();
    }

    /// Adds a number as a word; its high half is dropped where a word has 4 bytes.
    ElfBytes word(long value) {
        return wordBytes == Long.BYTES ? longs(value) : ints((int) value);
    }

    /// Adds numbers of 8 bytes.
    ElfBytes longs(long... values) {
        for (long value : values) {
            bytes.putLong(value);
        }
        return this;
    }

    /// Adds numbers of 4 bytes.
    ElfBytes ints(int... values) {
        for (int value : values) {
            bytes.putInt(value);
        }
        return this;
    }

    /// Adds numbers of 2 bytes.
    ElfBytes shorts(int... values) {
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return this;
    }

    /// Adds single bytes.
    ElfBytes bytes(int... values) {
        for (int value : values) {
            bytes.put((byte) value);
        }
        return this;
    }

    /// Adds bytes as they are.
    ElfBytes copy(byte[] values, int count) {
        bytes.put(values, 0, count);
        return this;
    }

    /// Leaves the bytes up to `position` zero.
    ElfBytes skipTo(int position) {
        bytes.position(position);
        return this;
    }

    /// All of it, ready to be written.
    ByteBuffer whole() {
        return bytes.rewind();
    }
}
