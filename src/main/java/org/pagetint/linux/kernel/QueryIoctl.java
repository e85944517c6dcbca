package org.pagetint.linux.kernel;

import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Permissions;

/// The ioctl PROCMAP_QUERY of an open `maps` (Linux 6.11, `struct procmap_query` in `linux/fs.h`): one mapping, without
/// reading the others.
public final class QueryIoctl {
    static final long REQUEST = 0xC068_6611L;
    static final int ARGUMENT_BYTES = 104;

    /// The longest path the kernel tells, ` (deleted)` and the final zero.
    static final int NAME_BYTES = 4096 + 16;

    private static final long COVERING_OR_NEXT = 0x10;
    private static final int FLAGS = 8;
    private static final int ADDRESS = 16;
    private static final int VMA_START = 24;
    private static final int VMA_END = 32;
    private static final int VMA_FLAGS = 40;
    private static final int OFFSET = 56;
    private static final int INODE = 64;
    private static final int DEVICE_MAJOR = 72;
    private static final int DEVICE_MINOR = 76;
    private static final int NAME_SIZE = 80;
    private static final int NAME_ADDRESS = 88;

    private QueryIoctl() {}

    /// Asks for the mapping that holds `address`, or for the first one after it.
    ///
    /// @return 0, or the negative error: ENOENT when there is none, ESRCH when the memory that `maps` was opened on is
    ///     gone
    public static int ask(int maps, long address, Scratch scratch) {
        Struct query = scratch.query;
        query.clear();
        query.putLong(0, ARGUMENT_BYTES);
        query.putLong(FLAGS, COVERING_OR_NEXT);
        query.putLong(ADDRESS, address);
        query.putInt(NAME_SIZE, NAME_BYTES);
        query.putLong(NAME_ADDRESS, scratch.name.address());
        return LibC.ioctl(maps, REQUEST, query.segment());
    }

    /// The answer to the last question that was answered with 0.
    public static Mapping answer(Scratch scratch) {
        Struct query = scratch.query;
        return new Mapping(
                new AddressRange(query.getLong(VMA_START), query.getLong(VMA_END)),
                Permissions.ofBits(query.getLong(VMA_FLAGS)),
                query.getLong(OFFSET),
                device(query),
                query.getLong(INODE),
                MappingNames.of(name(scratch)));
    }

    private static Device device(Struct query) {
        int major = query.getInt(DEVICE_MAJOR);
        int minor = query.getInt(DEVICE_MINOR);
        return major == 0 && minor == 0 ? Device.NONE : new Device(major, minor);
    }

    private static ByteText name(Scratch scratch) {
        int size = scratch.query.getInt(NAME_SIZE);
        if (size <= 1) {
            return new ByteText("");
        }
        return ByteText.of(scratch.name.getBytes(Math.min(size, NAME_BYTES) - 1)); // The size counts the final zero.
    }
}
