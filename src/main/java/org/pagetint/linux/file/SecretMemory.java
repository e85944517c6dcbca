package org.pagetint.linux.file;

import java.util.Optional;
import org.pagetint.linux.kernel.FileStat;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;

/// Secret memory, memfd_secret(2): the kernel takes it out of its own page tables, so nobody but the process can read
/// it. It is listed like a deleted file, but a file can have any name; so it is known by its device, which a piece of
/// our own shows.
final class SecretMemory {
    private static final String NAME = "/secretmem";

    private SecretMemory() {}

    /// Made when the first mapping is met that could be such memory, as few are.
    private static final class Probe {
        private static final Optional<Device> DEVICE = device();

        private static Optional<Device> device() {
            int file = LibC.memfdSecret();
            if (file < 0) {
                return Optional.empty(); // A kernel without it, or one that was started without.
            }
            Optional<FileStat> stat = FileStat.of(file, new Scratch());
            LibC.closeDescriptor(file);
            return stat.map(FileStat::device);
        }
    }

    /// Whether `mapping` is of it. Any thread.
    static boolean isIn(Mapping mapping) {
        return mapping.device().major() == 0
                && mapping.name() instanceof MappingName.FilePath(var path)
                && path.latin1().startsWith(NAME)
                && Probe.DEVICE.filter(mapping.device()::equals).isPresent();
    }
}
