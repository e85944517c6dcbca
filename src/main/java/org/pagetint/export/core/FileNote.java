package org.pagetint.export.core;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Machine;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageSize;

/// The note NT_FILE: which files are mapped where. A debugger reads from these files what the core leaves out. So a
/// part that is unknown is not named: its bytes need not be those of the file.
final class FileNote {
    private record Part(AddressRange range, long page, ByteText path) {}

    private FileNote() {}

    /// The note's content: how many parts and the page size; start, end and offset in pages of each; the names, each
    /// ended by a zero.
    ///
    /// @param loads the memory in the core, in ascending order
    static ByteBuffer of(Machine machine, Mappings mappings, List<Load> loads, PageSize pageSize) {
        List<Part> parts = parts(mappings, loads, pageSize);
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        for (Part part : parts) {
            names.writeBytes(part.path.bytes());
            names.write(0);
        }
        ElfBytes note = new ElfBytes(machine, (2 + 3 * parts.size()) * machine.wordBytes() + names.size());
        note.word(parts.size()).word(pageSize.bytes());
        for (Part part : parts) {
            note.word(part.range.start()).word(part.range.end()).word(part.page);
        }
        return note.copy(names.toByteArray(), names.size()).whole();
    }

    private static List<Part> parts(Mappings mappings, List<Load> loads, PageSize pageSize) {
        List<AddressRange> unknown =
                loads.stream().filter(load -> !load.known()).map(Load::range).toList();
        List<Part> parts = new ArrayList<>();
        int next = 0;
        for (Mapping mapping : mappings.list()) {
            AddressRange whole = mapping.range();
            while (next < unknown.size()
                    && Long.compareUnsigned(unknown.get(next).end(), whole.start()) <= 0) {
                next++;
            }
            if (mapping.name() instanceof MappingName.FilePath(ByteText path)) {
                long at = whole.start();
                while (next < unknown.size() && whole.contains(unknown.get(next))) {
                    add(mapping, path, at, unknown.get(next).start(), pageSize, parts);
                    at = unknown.get(next).end();
                    next++;
                }
                add(mapping, path, at, whole.end(), pageSize, parts);
            }
        }
        return parts;
    }

    private static void add(Mapping mapping, ByteText path, long start, long end, PageSize pageSize, List<Part> to) {
        if (start != end) {
            long offset = mapping.offset() + (start - mapping.range().start());
            to.add(new Part(new AddressRange(start, end), Long.divideUnsigned(offset, pageSize.bytes()), path));
        }
    }
}
