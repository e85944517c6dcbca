package org.pagetint.export.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;
import org.pagetint.memory.Machine;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.Permissions;

/// A debugger reads what a core leaves out from the files that NT_FILE names.
final class FileNoteTest {
    private static final long PAGE = 4096;
    private static final Permissions WRITABLE = new Permissions(true, true, false, false);

    private static Mapping mapping(long start, long pages, long filePage, MappingName name) {
        return new Mapping(
                AddressRange.ofLength(start, pages * PAGE), WRITABLE, filePage * PAGE, new Device(8, 2), 7, name);
    }

    private static Load load(long start, long pages, boolean known) {
        return new Load(AddressRange.ofLength(start, pages * PAGE), 0, known, WRITABLE);
    }

    private static List<String> parts(Machine machine, Mappings mappings, List<Load> loads) {
        ByteBuffer note = FileNote.of(machine, mappings, loads, new PageSize(PAGE));
        List<Long> words = new ArrayList<>();
        boolean wide = machine.wordBytes() == Long.BYTES;
        int count = (int) (wide ? note.getLong() : note.getInt());
        assertThat(wide ? note.getLong() : note.getInt()).isEqualTo(PAGE);
        for (int i = 0; i < 3 * count; i++) {
            words.add(wide ? note.getLong() : Integer.toUnsignedLong(note.getInt()));
        }
        byte[] rest = new byte[note.remaining()];
        note.get(rest);
        String[] names = new String(rest, StandardCharsets.ISO_8859_1).split("\0", -1);
        assertThat(names).as("names, each ended by a zero").hasSize(count + 1);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(Long.toHexString(words.get(3 * i)) + "-" + Long.toHexString(words.get(3 * i + 1)) + " "
                    + words.get(3 * i + 2) + " " + names[i]);
        }
        return parts;
    }

    @Test
    void leavesOutWhatIsUnknown() {
        MappingName file = new MappingName.FilePath(new ByteText("/a\u00ff (deleted)"));
        Mappings mappings = new Mappings(
                List.of(
                        mapping(0x10000, 4, 5, file),
                        mapping(0x20000, 1, 0, new MappingName.Heap()),
                        mapping(0x30000, 2, 0, file),
                        mapping(0x40000, 2, 9, file)),
                0);
        List<Load> loads = List.of(
                load(0x10000, 1, true),
                load(0x11000, 1, false),
                load(0x12000, 1, true),
                load(0x13000, 1, false),
                load(0x20000, 1, false),
                load(0x30000, 2, false));

        for (Machine machine : Machine.values()) {
            assertThat(parts(machine, mappings, loads))
                    .as("%s", machine)
                    .containsExactly(
                            "10000-11000 5 /a\u00ff (deleted)",
                            "12000-13000 7 /a\u00ff (deleted)",
                            "40000-42000 9 /a\u00ff (deleted)");
        }
    }
}
