package org.pagetint.linux.proc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// `/proc/PID/smaps`, proc(5), as far as `VmFlags` goes, taken in piece by piece as [SmapsReader] reads it, by one
/// thread.
public final class SmapsFile {
    private static final String VM_FLAGS = "VmFlags:";

    private final NavigableMap<Long, Flagged> flagged = new TreeMap<>(Long::compareUnsigned);
    private final List<Mapping> known = new ArrayList<>();
    private Optional<Mapping> current = Optional.empty();
    private byte[] line = new byte[256];
    private int length;

    /// The flags of a mapping, and where it lay when they were read.
    public record Flagged(AddressRange range, VmFlags flags) {}

    /// Takes the next `count` bytes; they can end anywhere.
    public void take(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                end();
                length = 0;
            } else {
                if (length == line.length) {
                    line = Arrays.copyOf(line, 2 * length);
                }
                line[length++] = bytes[i];
            }
        }
    }

    /// The mapping whose lines come now.
    public Optional<Mapping> current() {
        return current;
    }

    /// Whether no mapping's flags were told.
    public boolean isEmpty() {
        return known.isEmpty();
    }

    /// The mappings whose flags were told. Any thread may ask, when all was taken in.
    public Mappings known() {
        return new Mappings(
                known.stream().sorted(Comparator.comparing(Mapping::range)).toList(), 0);
    }

    /// The flags of the mappings that have any that matter, by the start address (unsigned order).
    public NavigableMap<Long, Flagged> flagged() {
        return flagged;
    }

    private void end() {
        if (length == 0) {
            return;
        }
        if (startsMapping(line[0])) {
            current = MapsLine.parse(line, 0, length);
        } else if (line[0] == 'V' && current.isPresent()) {
            String text = ByteText.of(line, 0, length).latin1();
            if (text.startsWith(VM_FLAGS)) {
                put(current.get(), VmFlags.ofWords(text.substring(VM_FLAGS.length())));
            }
        }
    }

    private void put(Mapping mapping, VmFlags flags) {
        known.add(mapping);
        if (!flags.equals(VmFlags.NONE)) {
            flagged.put(mapping.range().start(), new Flagged(mapping.range(), flags));
        }
    }

    /// A mapping's line begins with a lower-case hexadecimal digit, every other with a capital.
    private static boolean startsMapping(byte first) {
        return (first >= '0' && first <= '9') || (first >= 'a' && first <= 'f');
    }
}
