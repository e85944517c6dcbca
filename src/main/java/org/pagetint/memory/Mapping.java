package org.pagetint.memory;

/// One line of `/proc/PID/maps`, proc(5): the kernel's VMA. The interface calls it a *region*.
///
/// @param range its addresses
/// @param permissions what the process may do there
/// @param offset where in the file it starts, in bytes, unsigned; 0 without a file
/// @param device where the file lies, 0:0 without one
/// @param inode of the file, unsigned; 0 without one, and for the first piece of System V shared memory
/// @param name the last field
public record Mapping(
        AddressRange range, Permissions permissions, long offset, Device device, long inode, MappingName name) {

    /// Where shmem lies on every kernel: its own mount inside the kernel, the first one made. A tmpfs has another number.
    private static final Device SHMEM = new Device(0, 1);

    private static final String SHM_FOLDER = "/dev/shm/";

    /// What it is for.
    public MappingKind kind() {
        return switch (name) {
            case MappingName.Unnamed() -> MappingKind.ANONYMOUS;
            case MappingName.Anonymous _ -> MappingKind.ANONYMOUS;
            case MappingName.Heap() -> MappingKind.HEAP;
            case MappingName.Stack() -> MappingKind.STACK;
            case MappingName.Vdso() -> MappingKind.SPECIAL;
            case MappingName.Other(ByteText text) ->
                isSharedMemory(text) ? MappingKind.SHARED_MEMORY : MappingKind.SPECIAL;
            case MappingName.FilePath(ByteText path) ->
                isSharedMemory(path) ? MappingKind.SHARED_MEMORY : MappingKind.FILE;
        };
    }

    private boolean isSharedMemory(ByteText text) {
        return device.equals(SHMEM) || text.latin1().startsWith(SHM_FOLDER);
    }

    /// Whether a file is mapped, in a folder or in memory alone. The first piece of System V shared memory has an inode of 0, too: its
    /// device tells it from memory without a file.
    public boolean hasFile() {
        return inode != 0 || !device.equals(Device.NONE);
    }

    /// Where in the file the byte at `address` (inside the mapping) comes from, in bytes, unsigned.
    public long fileOffset(long address) {
        return offset + (address - range.start());
    }

    /// Whether `other` shows the same part of the same file, or the same kind of memory, at the same place, with the same
    /// permissions: all but the name, which can change without the mapping changing.
    public boolean sameAs(Mapping other) {
        return range.equals(other.range)
                && permissions.equals(other.permissions)
                && offset == other.offset
                && device.equals(other.device)
                && inode == other.inode;
    }
}
