package org.pagetint.linux.chance;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.pagetint.linux.child.Libc;
import org.pagetint.memory.AddressRange;

/// All that a look could change: mappings, what the pagemap says of each page, the counters, and how much files in
/// memory hold.
///
/// @param zeroFrame where the kernel's page of zeros lies
/// @param counters kilobytes by name, from `status`
/// @param files length and blocks of the mapped files, by the mapping's start
record Snapshot(
        List<PlainMapping> mappings,
        TreeMap<Long, long[]> entries,
        long zeroFrame,
        Map<String, Long> counters,
        Map<Long, FileSize> files) {
    private static final int PAGE = PlainReader.PAGE;
    private static final List<String> COUNTERS =
            List.of("RssAnon", "RssFile", "RssShmem", "VmPTE", "VmSwap", "HugetlbPages");
    private static final int STATX_ALL = 0xfff;

    /// How long a file is, and how many blocks of 512 bytes it takes.
    record FileSize(long bytes, long blocks) {}

    /// As it is now.
    static Snapshot of(int pid, PlainReader reader, AddressRange range, long zeroFrame) throws IOException {
        List<PlainMapping> mappings = PlainMapping.of(pid, range);
        TreeMap<Long, long[]> entries = new TreeMap<>();
        Map<Long, FileSize> files = new TreeMap<>();
        for (PlainMapping mapping : mappings) {
            entries.put(mapping.range().start(), reader.entries(mapping.range()));
            if (!mapping.isAnonymous()) {
                sizeOf(pid, mapping).ifPresent(size -> files.put(mapping.range().start(), size));
            }
        }
        return new Snapshot(mappings, entries, zeroFrame, counters(pid), files);
    }

    private static Map<String, Long> counters(int pid) throws IOException {
        Map<String, Long> counters = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1)) {
            String name = line.substring(0, line.indexOf(':'));
            if (COUNTERS.contains(name)) {
                counters.put(name, Long.parseLong(line.replaceAll("[^0-9]", "")));
            }
        }
        return counters;
    }

    /// Empty to a reader without rights.
    private static Optional<FileSize> sizeOf(int pid, PlainMapping mapping) {
        try (Memory stat = new Memory(256)) {
            String path = "/proc/" + pid + "/map_files/" + mapping.range();
            if (Libc.call("statx", -100, path, 0, STATX_ALL, stat).value() != 0) {
                return Optional.empty();
            }
            return Optional.of(new FileSize(stat.getLong(40), stat.getLong(48)));
        }
    }

    /// The mapping at an address.
    Optional<PlainMapping> at(long address) {
        Map.Entry<Long, long[]> below = entries.floorEntry(address);
        if (below == null) {
            return Optional.empty();
        }
        int low = 0;
        int high = mappings.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (mappings.get(middle).range().start() <= address) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        PlainMapping mapping = mappings.get(low);
        return mapping.range().contains(address) ? Optional.of(mapping) : Optional.empty();
    }

    /// What the pagemap says of a page; 0 where nothing is mapped.
    long entry(long address) {
        Map.Entry<Long, long[]> below = entries.floorEntry(address);
        long page = below == null ? -1 : (address - below.getKey()) / PAGE;
        return page >= 0 && page < below.getValue().length ? below.getValue()[(int) page] : 0;
    }

    /// How this differs from an earlier one: pages that came or went, counters that rose, files in memory that hold
    /// more. A counter of resident pages that fell is the kernel's doing.
    List<String> differences(Snapshot before) {
        List<String> moved = new ArrayList<>();
        if (!withoutSwap().equals(before.withoutSwap())) {
            moved.add("mappings are others");
            return moved;
        }
        entries.forEach((start, now) -> {
            long[] then = Objects.requireNonNull(before.entries.get(start));
            for (int page = 0; page < now.length; page++) {
                if (((now[page] ^ then[page]) & Entry.FLAGS) != 0) {
                    moved.add("the page at %x was %016x and is %016x"
                            .formatted(start + (long) page * PAGE, then[page], now[page]));
                }
            }
        });
        before.counters.forEach((name, then) -> {
            long now = counters.getOrDefault(name, 0L);
            if (name.equals("VmSwap") ? now < then : now > then) {
                moved.add(name + " was " + then + " and is " + now);
            }
        });
        for (int i = 0; i < mappings.size(); i++) {
            addDifferences(mappings.get(i), before.mappings.get(i), before, moved);
        }
        return moved;
    }

    private void addDifferences(PlainMapping now, PlainMapping then, Snapshot before, List<String> moved) {
        if (now.swapKilobytes() < then.swapKilobytes()) {
            moved.add(now.range() + " had " + then.swapKilobytes() + " KiB in swap and has " + now.swapKilobytes());
        }
        FileSize size = files.get(now.range().start());
        FileSize earlier = before.files.get(now.range().start());
        if (now.isInMemory() && size != null && !size.equals(earlier)) {
            moved.add("the file in memory at " + now.range() + " was " + earlier + " and is " + size);
        }
    }

    private List<PlainMapping> withoutSwap() {
        return mappings.stream().map(PlainMapping::withoutSwap).toList();
    }
}
