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

    /// Where shmem lies on every kernel: its own mount inside the kernel, the first one made. A tmpfs has another
    /// number.
    private static final Device SHMEM = new Device(0, 1);

    private static final String HUGE_PAGES = "/anon_hugepage (deleted)";

    /// memfd_secret(2)
    private static final String SECRET_MEMORY = "/secretmem (deleted)";

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
            case MappingName.FilePath(ByteText path) -> kindOfFile(path);
        };
    }

    private MappingKind kindOfFile(ByteText path) {
        if (isSharedMemory(path)) {
            return MappingKind.SHARED_MEMORY;
        }
        if (isListedAs(HUGE_PAGES)) {
            return permissions.shared() ? MappingKind.SHARED_MEMORY : MappingKind.ANONYMOUS;
        }
        return isListedAs(SECRET_MEMORY) ? MappingKind.SPECIAL : MappingKind.FILE;
    }

    /// Whether it is listed as private memory in huge pages without a file is (`MAP_HUGETLB`, mmap(2)): like a deleted
    /// file.
    public boolean isPrivateHugePages() {
        return isListedAs(HUGE_PAGES) && !permissions.shared();
    }

    /// Whether it has a name that the kernel gives. Its own file systems have no device behind them.
    private boolean isListedAs(String text) {
        return device.major() == 0
                && name instanceof MappingName.FilePath(ByteText path)
                && path.latin1().equals(text);
    }

    private boolean isSharedMemory(ByteText text) {
        return device.equals(SHMEM) || text.latin1().startsWith(SHM_FOLDER);
    }

    /// Whether a file is mapped, in a folder or in memory alone. The first piece of System V shared memory has an inode
    /// of 0, too: its device tells it from memory without a file.
    public boolean hasFile() {
        return inode != 0 || !device.equals(Device.NONE);
    }

    /// Where in the file the byte at `address` (inside the mapping) comes from, in bytes, unsigned.
    public long fileOffset(long address) {
        return offset + (address - range.start());
    }

    /// Whether `other` shows the same part of the same file, or the same kind of memory, at the same place, with the
    /// same permissions: all but the name, which can change without the mapping changing.
    public boolean sameAs(Mapping other) {
        return range.equals(other.range)
                && permissions.equals(other.permissions)
                && offset == other.offset
                && device.equals(other.device)
                && inode == other.inode;
    }
}
