package org.pagetint.linux;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// `/proc/PID/smaps`, proc(5), as far as `VmFlags` goes. Expensive for the process while the kernel writes it: see [VmFlagsTable].
final class SmapsFile {
    private static final String VM_FLAGS = "VmFlags:";

    private SmapsFile() {}

    /// The flags of the mappings that have any of them, by the start address (unsigned order).
    static NavigableMap<Long, Flagged> parse(byte[] bytes) {
        NavigableMap<Long, Flagged> flagged = new TreeMap<>(Long::compareUnsigned);
        forEachLine(bytes, (from, to, mapping) -> {
            if (bytes[from] == 'V') {
                put(flagged, mapping.range(), ByteText.of(bytes, from, to).latin1());
            }
        });
        return flagged;
    }

    /// The mappings that it tells of.
    static Mappings mappings(byte[] bytes) {
        List<Mapping> mappings = new ArrayList<>();
        forEachLine(bytes, (from, _, mapping) -> {
            if (startsMapping(bytes[from])) {
                mappings.add(mapping);
            }
        });
        mappings.sort(Comparator.comparing(Mapping::range));
        return new Mappings(mappings, 0);
    }

    /// The flags of a mapping, and where it lay when they were read.
    record Flagged(AddressRange range, VmFlags flags) {}

    private interface Line {
        void accept(int from, int to, Mapping mapping);
    }

    /// Tells `lines` of each line and the mapping it belongs to.
    private static void forEachLine(byte[] bytes, Line lines) {
        Optional<Mapping> current = Optional.empty();
        for (int from = 0; from < bytes.length; ) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            if (startsMapping(bytes[from])) {
                current = MapsLine.parse(bytes, from, to);
            }
            if (current.isPresent()) {
                lines.accept(from, to, current.get());
            }
            from = to + 1;
        }
    }

    private static void put(Map<Long, Flagged> flagged, AddressRange range, String line) {
        if (line.startsWith(VM_FLAGS)) {
            VmFlags flags = VmFlags.ofWords(line.substring(VM_FLAGS.length()));
            if (!flags.equals(VmFlags.NONE)) {
                flagged.put(range.start(), new Flagged(range, flags));
            }
        }
    }

    /// A mapping's line begins with a lower-case hexadecimal digit, every other with a capital.
    private static boolean startsMapping(byte first) {
        return (first >= '0' && first <= '9') || (first >= 'a' && first <= 'f');
    }
}
