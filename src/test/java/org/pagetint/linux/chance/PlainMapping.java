package org.pagetint.linux.chance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pagetint.memory.AddressRange;

/// A mapping as `smaps` prints it, proc(5), read by nothing of what is tested.
///
/// @param permissions such as `rw-p`
/// @param offset where in the file it starts, in bytes
/// @param name the last field; empty without one
/// @param pageKilobytes how large its pages are: more than 4 out of the pool of huge pages
/// @param swapKilobytes how much of it is in swap; of shared memory too
record PlainMapping(
        AddressRange range,
        String permissions,
        long offset,
        String device,
        long inode,
        String name,
        long pageKilobytes,
        long swapKilobytes) {

    private static final long SMALL_KILOBYTES = 4;

    /// Those of a process that have an address in `within`.
    static List<PlainMapping> of(int pid, AddressRange within) throws IOException {
        List<PlainMapping> mappings = new ArrayList<>();
        boolean wanted = false;
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps"), StandardCharsets.ISO_8859_1)) {
            String[] words = line.split(" +", 6);
            if (!words[0].endsWith(":")) {
                PlainMapping mapping = parse(words);
                wanted = mapping.range.intersect(within).isPresent();
                if (wanted) {
                    mappings.add(mapping);
                }
            } else if (wanted && words[0].equals("KernelPageSize:")) {
                mappings.add(mappings.removeLast().withPages(Long.parseLong(words[1])));
            } else if (wanted && words[0].equals("Swap:")) {
                mappings.add(mappings.removeLast().withSwap(Long.parseLong(words[1])));
            }
        }
        return mappings;
    }

    private static PlainMapping parse(String... words) {
        String[] ends = words[0].split("-", 2);
        return new PlainMapping(
                new AddressRange(Long.parseUnsignedLong(ends[0], 16), Long.parseUnsignedLong(ends[1], 16)),
                words[1],
                Long.parseUnsignedLong(words[2], 16),
                words[3],
                Long.parseUnsignedLong(words[4]),
                words.length > 5 ? words[5].strip() : "",
                SMALL_KILOBYTES,
                0);
    }

    private PlainMapping withPages(long kilobytes) {
        return new PlainMapping(range, permissions, offset, device, inode, name, kilobytes, swapKilobytes);
    }

    private PlainMapping withSwap(long kilobytes) {
        return new PlainMapping(range, permissions, offset, device, inode, name, pageKilobytes, kilobytes);
    }

    /// The same, whatever is in swap.
    PlainMapping withoutSwap() {
        return withSwap(0);
    }

    /// Whether it is private memory without a file.
    boolean isAnonymous() {
        return inode == 0;
    }

    /// Whether it is `/dev/zero`, mapped privately: as good as anonymous.
    boolean isZeroDevice() {
        return name.equals("/dev/zero");
    }

    /// Whether the process could load bytes of it: who may store may load too.
    boolean isAccessible() {
        return permissions.contains("r") || permissions.contains("w");
    }

    /// Whether stores reach others: shared memory or a shared file.
    boolean isShared() {
        return permissions.endsWith("s");
    }

    /// Whether it is memory out of the pool of huge pages.
    boolean isHugetlb() {
        return pageKilobytes > SMALL_KILOBYTES;
    }

    /// Whether the kernel keeps it in memory alone: a memfd, a file in `/dev/shm`, shared anonymous memory.
    boolean isInMemory() {
        return device.equals("00:01") || name.startsWith("/dev/shm/");
    }
}
