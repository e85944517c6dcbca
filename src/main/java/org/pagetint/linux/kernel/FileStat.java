package org.pagetint.linux.kernel;

import java.time.Instant;
import java.util.Optional;
import org.pagetint.memory.Device;

/// What statx(2) tells of a file; where it is forbidden, what [OldStat] tells.
///
/// @param size in bytes
/// @param changed `ctime`
/// @param represents the device that it is, for a device file
public record FileStat(int mode, long inode, long size, Instant changed, Device device, Device represents) {
    private static final int TYPE_MASK = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int CHARACTER_DEVICE = 0x2000;
    private static final int BASIC_STATS = 0x7ff;
    private static final byte[] ITSELF = new byte[0];
    private static final Device ZERO = new Device(1, 5);

    /// Of an open descriptor, fresh; empty if the kernel does not tell.
    public static Optional<FileStat> of(int descriptor, Scratch scratch) {
        return of(descriptor, LibC.AT_EMPTY_PATH, scratch);
    }

    /// Of an open descriptor as far as the kernel knows without asking a server that may be stuck: enough to tell which
    /// file it is, not how long.
    public static Optional<FileStat> identity(int descriptor, Scratch scratch) {
        return of(descriptor, LibC.AT_EMPTY_PATH | LibC.AT_STATX_DONT_SYNC, scratch);
    }

    private static Optional<FileStat> of(int descriptor, int flags, Scratch scratch) {
        Struct stat = scratch.stat;
        if (LibC.statx(descriptor, ITSELF, flags, BASIC_STATS, stat.segment()) < 0) {
            return OldStat.of(descriptor, scratch); // Forbidden; glibc makes EINVAL of some refusals.
        }
        return Optional.of(new FileStat(
                Short.toUnsignedInt(stat.getShort(28)),
                stat.getLong(32),
                stat.getLong(40),
                Instant.ofEpochSecond(stat.getLong(96), Integer.toUnsignedLong(stat.getInt(104))),
                new Device(stat.getInt(136), stat.getInt(140)),
                new Device(stat.getInt(128), stat.getInt(132))));
    }

    /// Whether it is a regular file.
    public boolean regular() {
        return (mode & TYPE_MASK) == REGULAR;
    }

    /// Whether it is `/dev/zero`: a device whose private mappings are plain memory.
    public boolean zeroDevice() {
        return (mode & TYPE_MASK) == CHARACTER_DEVICE && represents.equals(ZERO);
    }

    /// The file by its numbers.
    public FileId id() {
        return new FileId(device, inode);
    }
}
