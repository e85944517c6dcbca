package org.pagetint.export.core;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageSize;

/// The notes of a core (Linux: `include/uapi/linux/elfcore.h`, `fs/binfmt_elf.c`): the threads, the process, its auxiliary vector,
/// its files.
public final class CoreNotes {
    private static final byte[] OWNER = "CORE\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int OWNER_LENGTH = 5;
    private static final int NOTE_HEADER = 12;
    private static final int ALIGNMENT = 4;
    private static final int NT_PRSTATUS = 1;
    private static final int NT_PRPSINFO = 3;
    private static final int NT_AUXV = 6;
    private static final int NT_FILE = 0x46494c45;
    private static final int PRPSINFO_BYTES = 136;
    private static final int NAME_BYTES = 16;
    private static final int ARGUMENT_BYTES = 80;
    private static final String STATES = "RSDTZW";

    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    private CoreNotes() {}

    /// All notes, ready to be written; the first thread first.
    public static ByteBuffer of(CoreFacts facts, Mappings mappings, PageSize pageSize) {
        CoreNotes notes = new CoreNotes();
        List<ThreadFacts> threads = facts.threads();
        threads.stream().limit(1).forEach(first -> notes.add(NT_PRSTATUS, ThreadStatus.of(facts.machine(), first)));
        notes.add(NT_PRPSINFO, processInfo(facts));
        if (!facts.auxiliaryVector().latin1().isEmpty()) {
            notes.add(NT_AUXV, ByteBuffer.wrap(facts.auxiliaryVector().bytes()));
        }
        notes.add(NT_FILE, files(mappings, pageSize));
        threads.stream().skip(1).forEach(other -> notes.add(NT_PRSTATUS, ThreadStatus.of(facts.machine(), other)));
        return ByteBuffer.wrap(notes.notes.toByteArray());
    }

    private void add(int type, ByteBuffer content) {
        int length = content.remaining();
        byte[] note = new byte[NOTE_HEADER + OWNER.length + (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT];
        ByteBuffer.wrap(note)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(OWNER_LENGTH)
                .putInt(length)
                .putInt(type)
                .put(OWNER)
                .put(content);
        notes.writeBytes(note);
    }

    /// `struct elf_prpsinfo`.
    private static ByteBuffer processInfo(CoreFacts facts) {
        ByteBuffer info = allocate(PRPSINFO_BYTES);
        info.put((byte) Math.max(0, STATES.indexOf(facts.state())))
                .put((byte) facts.state())
                .put((byte) (facts.state() == 'Z' ? 1 : 0))
                .put((byte) facts.nice())
                .putInt(0)
                .putLong(facts.flags())
                .putInt(facts.userId())
                .putInt(facts.groupId());
        facts.threads().stream()
                .limit(1)
                .forEach(first -> info.putInt(first.id())
                        .putInt(first.parent())
                        .putInt(first.group())
                        .putInt(first.session()));
        put(info, PRPSINFO_BYTES - ARGUMENT_BYTES - NAME_BYTES, facts.name(), NAME_BYTES);
        put(info, PRPSINFO_BYTES - ARGUMENT_BYTES, facts.arguments(), ARGUMENT_BYTES);
        return info.rewind();
    }

    /// Puts as much of `text` as fits before a final zero.
    private static void put(ByteBuffer to, int at, ByteText text, int space) {
        byte[] bytes = text.bytes();
        to.put(at, bytes, 0, Math.min(bytes.length, space - 1));
    }

    /// NT_FILE: how many and the page size; start, end and offset in pages of each; the names.
    private static ByteBuffer files(Mappings mappings, PageSize pageSize) {
        List<Mapping> files = mappings.list().stream()
                .filter(mapping -> mapping.name() instanceof MappingName.FilePath)
                .toList();
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        ByteBuffer table = allocate((2 + 3 * files.size()) * Long.BYTES);
        table.putLong(files.size()).putLong(pageSize.bytes());
        for (Mapping mapping : files) {
            table.putLong(mapping.range().start())
                    .putLong(mapping.range().end())
                    .putLong(Long.divideUnsigned(mapping.offset(), pageSize.bytes()));
            if (mapping.name() instanceof MappingName.FilePath(ByteText path)) {
                names.writeBytes(path.bytes());
            }
            names.write(0);
        }
        return allocate(table.capacity() + names.size())
                .put(table.flip())
                .put(names.toByteArray())
                .flip();
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
