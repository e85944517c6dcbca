package org.pagetint.linux.child;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Counter;

/// All that a look could have moved: the counters of the process as its `status` prints them, the system's free huge
/// pages if it maps any, and what the pagemap says of each page of a range. Read here on its own, by nothing of what is
/// tested.
///
/// @param counters by name, in kilobytes or pages
/// @param pages what bits 55 to 63 of the pagemap say, page by page
public record Footprint(Map<String, Long> counters, Map<Long, Long> pages) {
    private static final long PAGE = 4096;

    /// Soft-dirty, exclusive, userfault, guard, file, swap and present; not the frame, which the kernel may exchange.
    private static final long FLAGS = 0xff80_0000_0000_0000L;

    private static final long SWAPPED = 1L << 62;

    /// Of more pages than these the pagemap is left out.
    private static final long MOST_PAGES = 1 << 16;

    /// As it is now.
    public static Footprint of(int pid, AddressRange range) throws IOException {
        Map<String, Long> counters = new TreeMap<>();
        Path folder = Path.of("/proc", Integer.toString(pid));
        for (String line : Files.readAllLines(folder.resolve("status"), StandardCharsets.ISO_8859_1)) {
            String name = line.substring(0, line.indexOf(':'));
            for (Counter counter : Counter.values()) {
                if (counter.field().equals(name)) {
                    counters.put(name, numberIn(line));
                }
            }
        }
        if (mapsHugePagesOfThePool(folder)) {
            counters.put("HugePages_Free", meminfo("HugePages_Free"));
        }
        return new Footprint(counters, flags(folder.resolve("pagemap"), range));
    }

    /// Whether each page is in swap.
    boolean isSwapped() {
        return !pages.isEmpty() && pages.values().stream().allMatch(flags -> (flags & SWAPPED) != 0);
    }

    /// Whether the free huge pages are any business of the process: others' tests take from the same pool.
    private static boolean mapsHugePagesOfThePool(Path folder) throws IOException {
        if (meminfo("HugePages_Total") == 0) {
            return false;
        }
        try (Stream<String> lines = Files.lines(folder.resolve("smaps"), StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.startsWith("VmFlags:") && line.contains(" ht"));
        }
    }

    private static Map<Long, Long> flags(Path pagemap, AddressRange range) throws IOException {
        Map<Long, Long> flags = new TreeMap<>();
        if (range.length() / PAGE > MOST_PAGES
                || range.start() < 0) { // Above the user's addresses there is no pagemap.
            return flags;
        }
        byte[] entries = new byte[(int) (range.length() / PAGE * 8)];
        try (RandomAccessFile file = new RandomAccessFile(pagemap.toFile(), "r")) {
            file.seek(range.start() / PAGE * 8);
            file.readFully(entries);
        }
        ByteBuffer words = ByteBuffer.wrap(entries).order(ByteOrder.nativeOrder());
        for (long at = range.start(); at < range.end(); at += PAGE) {
            flags.put(at, words.getLong() & FLAGS);
        }
        return flags;
    }

    private static long meminfo(String field) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
            if (line.startsWith(field)) {
                return numberIn(line);
            }
        }
        return 0;
    }

    private static long numberIn(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
