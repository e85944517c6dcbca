package org.pagetint.linux.kernel;

import java.time.Instant;
import java.util.Optional;
import org.pagetint.memory.Device;

/// fstat(2) by its number, for where statx(2) is forbidden: old filters of system calls (seccomp) do not know it. The
/// structure differs between architectures (Linux: `include/uapi/asm-generic/stat.h`,
/// `arch/x86/include/uapi/asm/stat.h`).
///
/// @param number of the system call
/// @param mode where the structure has the mode
/// @param represents where it has the device that the file is
record OldStat(long number, int mode, int represents) {
    private static final int DEVICE = 0;
    private static final int INODE = 8;
    private static final int SIZE = 48;
    private static final int CHANGED = 104;
    private static final int CHANGED_NANOS = 112;

    /// That of this machine; empty where it is not known.
    private static final Optional<OldStat> HERE = switch (System.getProperty("os.arch")) {
        case "amd64" -> Optional.of(new OldStat(5, 24, 40));
        case "aarch64", "riscv64" -> Optional.of(new OldStat(80, 16, 32));
        default -> Optional.empty();
    };

    /// What the file of a descriptor is.
    static Optional<FileStat> of(int descriptor, Scratch scratch) {
        return HERE.flatMap(here -> here.ask(descriptor, scratch.stat));
    }

    private Optional<FileStat> ask(int descriptor, Struct stat) {
        if (LibC.systemCall(number, descriptor, stat.segment()) < 0) {
            return Optional.empty();
        }
        return Optional.of(new FileStat(
                stat.getInt(mode),
                stat.getLong(INODE),
                stat.getLong(SIZE),
                Instant.ofEpochSecond(stat.getLong(CHANGED), stat.getLong(CHANGED_NANOS)),
                device(stat.getLong(DEVICE)),
                device(stat.getLong(represents))));
    }

    /// As glibc takes a device number apart, makedev(3).
    static Device device(long number) {
        long major = ((number >>> 8) & 0xfff) | ((number >>> 32) & 0xffff_f000L);
        long minor = (number & 0xff) | ((number >>> 12) & 0xffff_ff00L);
        return new Device((int) major, (int) minor);
    }
}
