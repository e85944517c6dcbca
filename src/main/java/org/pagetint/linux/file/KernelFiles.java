package org.pagetint.linux.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.pagetint.linux.kernel.FileStat;
import org.pagetint.linux.kernel.FileSystemType;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.linux.proc.DescriptorInfo;
import org.pagetint.linux.proc.ProcFiles;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;

/// The file systems that the kernel mounts for itself and lists nowhere: those of shared memory and of huge pages. They
/// are known from memory files of our own, memfd_create(2), which hold no memory.
///
/// @param devices as in `maps`
/// @param mounts as in `fdinfo`
record KernelFiles(Set<Device> devices, Set<Integer> mounts) {
    /// Shared memory, also where it may not be asked for: the first mount of every kernel.
    private static final Device SHMEM = new Device(0, 1);

    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/hugepages");
    private static final String SIZE_PREFIX = "hugepages-";
    private static final String SIZE_SUFFIX = "kB";
    private static final int MFD_HUGETLB = 4;
    private static final int SIZE_SHIFT = 26;

    /// Those of the running kernel.
    static final KernelFiles OF_THIS_MACHINE = probe(new Scratch());

    /// Makes a file of each kind and looks where it lies.
    static KernelFiles probe(Scratch scratch) {
        KernelFiles found = new KernelFiles(new HashSet<>(Set.of(SHMEM)), new HashSet<>());
        found.addThatOf(LibC.memoryFile("pagetint", 0), scratch);
        try (DirectoryStream<Path> sizes = Files.newDirectoryStream(HUGE_PAGES, SIZE_PREFIX + "*" + SIZE_SUFFIX)) {
            for (Path size : sizes) {
                String name = size.getFileName().toString();
                long kilobytes = Long.parseLong(name, SIZE_PREFIX.length(), name.length() - SIZE_SUFFIX.length(), 10);
                int power = Long.numberOfTrailingZeros(kilobytes * 1024);
                found.addThatOf(LibC.memoryFile("pagetint", MFD_HUGETLB | power << SIZE_SHIFT), scratch);
            }
        } catch (IOException | NumberFormatException _) {
            return found; // A kernel without huge pages.
        }
        return found;
    }

    /// The type of the file system on `device`, [FileSystemType]; empty if it is none of these.
    OptionalLong fileSystem(Device device) {
        if (device.equals(SHMEM)) {
            return OptionalLong.of(FileSystemType.TMPFS);
        }
        return devices.contains(device) ? OptionalLong.of(FileSystemType.HUGETLBFS) : OptionalLong.empty();
    }

    /// Whether `mapping` is private memory in huge pages without a file. It is known by its device and not by its name
    /// alone, which any deleted file can have.
    boolean isPrivateHugePages(Mapping mapping) {
        OptionalLong type = mapping.isPrivateHugePages() ? fileSystem(mapping.device()) : OptionalLong.empty();
        return type.isPresent() && type.getAsLong() == FileSystemType.HUGETLBFS;
    }

    private void addThatOf(int file, Scratch scratch) {
        if (file < 0) {
            return;
        }
        FileStat.of(file, scratch).ifPresent(stat -> devices.add(stat.device()));
        ProcFiles.readIfPossible(Path.of("/proc/self/fdinfo/" + file))
                .ifPresent(bytes -> DescriptorInfo.parse(bytes).mount().ifPresent(mounts::add));
        LibC.closeDescriptor(file);
    }
}
