package org.pagetint.export.core;

import java.nio.ByteBuffer;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.CoreFacts;

/// A process as a core shows it: `struct elf_prpsinfo` (Linux: `include/linux/elfcore.h`).
final class ProcessInformation {
    private static final int NAME_BYTES = 16;
    private static final int ARGUMENT_BYTES = 80;
    private static final String STATES = "RSDTZW";

    /// The numbers of users and groups have 2 bytes in a 32-bit process; the kernel puts this in place of larger ones.
    private static final int OVERFLOW = 65534;

    private ProcessInformation() {}

    /// The information, ready to be written.
    static ByteBuffer of(CoreFacts facts) {
        boolean wide = facts.machine().wordBytes() == Long.BYTES;
        int nameAt = wide ? 40 : 28;
        int argumentsAt = nameAt + NAME_BYTES;
        CoreFacts.Ids ids = facts.ids();
        ElfBytes info = new ElfBytes(facts.machine(), argumentsAt + ARGUMENT_BYTES)
                .bytes(Math.max(0, STATES.indexOf(facts.state())))
                .bytes(facts.state(), facts.state() == 'Z' ? 1 : 0, facts.nice())
                .skipTo(facts.machine().wordBytes())
                .word(facts.flags());
        if (wide) {
            info.ints(facts.userId(), facts.groupId());
        } else {
            info.shorts(narrow(facts.userId()), narrow(facts.groupId()));
        }
        info.ints(ids.process(), ids.parent(), ids.group(), ids.session());
        put(info, nameAt, facts.name(), NAME_BYTES);
        put(info, argumentsAt, facts.arguments(), ARGUMENT_BYTES);
        return info.whole();
    }

    private static int narrow(int id) {
        return (id & 0xffff) == id ? id : OVERFLOW;
    }

    /// Puts as much of `text` as fits before a final zero.
    private static void put(ElfBytes to, int at, ByteText text, int space) {
        byte[] bytes = text.bytes();
        to.skipTo(at).copy(bytes, Math.min(bytes.length, space - 1));
    }
}
