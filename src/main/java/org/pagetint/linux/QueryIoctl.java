package org.pagetint.linux;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Permissions;

/// The ioctl PROCMAP_QUERY of an open `maps` (Linux 6.11, `struct procmap_query` in `linux/fs.h`): one mapping, without
/// reading the others.
final class QueryIoctl {
    static final long REQUEST = 0xC068_6611L;
    static final int ARGUMENT_BYTES = 104;

    /// The longest path the kernel tells, ` (deleted)` and the final zero.
    static final int NAME_BYTES = 4096 + 16;

    private static final long COVERING_OR_NEXT = 0x10;
    private static final long FLAGS = 8;
    private static final long ADDRESS = 16;
    private static final long VMA_START = 24;
    private static final long VMA_END = 32;
    private static final long VMA_FLAGS = 40;
    private static final long OFFSET = 56;
    private static final long INODE = 64;
    private static final long DEVICE_MAJOR = 72;
    private static final long DEVICE_MINOR = 76;
    private static final long NAME_SIZE = 80;
    private static final long NAME_ADDRESS = 88;

    private QueryIoctl() {}

    /// Asks for the mapping that holds `address`, or for the first one after it.
    ///
    /// @return 0, or the negative error: ENOENT when there is none, ESRCH when the memory that `maps` was opened on is gone
    static int ask(int maps, long address, Scratch scratch) {
        MemorySegment query = scratch.query;
        query.fill((byte) 0);
        query.set(ValueLayout.JAVA_LONG, 0, ARGUMENT_BYTES);
        query.set(ValueLayout.JAVA_LONG, FLAGS, COVERING_OR_NEXT);
        query.set(ValueLayout.JAVA_LONG, ADDRESS, address);
        query.set(ValueLayout.JAVA_INT, NAME_SIZE, NAME_BYTES);
        query.set(ValueLayout.JAVA_LONG, NAME_ADDRESS, scratch.name.address());
        return LibC.ioctl(maps, REQUEST, query);
    }

    /// The answer to the last question that was answered with 0.
    static Mapping answer(Scratch scratch) {
        MemorySegment query = scratch.query;
        long flags = query.get(ValueLayout.JAVA_LONG, VMA_FLAGS);
        return new Mapping(
                new AddressRange(
                        query.get(ValueLayout.JAVA_LONG, VMA_START), query.get(ValueLayout.JAVA_LONG, VMA_END)),
                new Permissions((flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, (flags & 8) != 0),
                query.get(ValueLayout.JAVA_LONG, OFFSET),
                device(query),
                query.get(ValueLayout.JAVA_LONG, INODE),
                MappingNames.of(name(scratch)));
    }

    private static Device device(MemorySegment query) {
        int major = query.get(ValueLayout.JAVA_INT, DEVICE_MAJOR);
        int minor = query.get(ValueLayout.JAVA_INT, DEVICE_MINOR);
        return major == 0 && minor == 0 ? Device.NONE : new Device(major, minor);
    }

    private static ByteText name(Scratch scratch) {
        int size = scratch.query.get(ValueLayout.JAVA_INT, NAME_SIZE);
        if (size <= 1) {
            return new ByteText("");
        }
        byte[] name = new byte[Math.min(size, NAME_BYTES) - 1]; // The size counts the final zero.
        MemorySegment.copy(scratch.name, ValueLayout.JAVA_BYTE, 0, name, 0, name.length);
        return ByteText.of(name);
    }
}
