package org.pagetint.export.core;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.CoreFacts;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ThreadFacts;
import org.pagetint.memory.ThreadRegisters;

/// The notes of a core (Linux: `include/uapi/linux/elfcore.h`, `fs/binfmt_elf.c`): the threads, the process, its
/// auxiliary vector, its files.
public final class CoreNotes {
    private static final String CORE = "CORE";
    private static final int NOTE_HEADER = 12;
    private static final int ALIGNMENT = 4;
    private static final int NT_PRSTATUS = 1;
    private static final int NT_PRPSINFO = 3;
    private static final int NT_AUXV = 6;
    private static final int NT_SIGINFO = 0x53494749;
    private static final int NT_FILE = 0x46494c45;

    private final CoreFacts facts;
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    private CoreNotes(CoreFacts facts) {
        this.facts = facts;
    }

    /// All notes, ready to be written; the first thread first, and what else is known of a thread right behind it.
    ///
    /// @param loads the memory in the core, in ascending order
    public static ByteBuffer of(CoreFacts facts, Mappings mappings, List<Load> loads, PageSize pageSize) {
        CoreNotes notes = new CoreNotes(facts);
        List<ThreadFacts> threads = facts.threads();
        Optional<ThreadFacts> first = threads.stream().findFirst();
        first.ifPresent(notes::addStatus);
        notes.add(CORE, NT_PRPSINFO, ProcessInformation.of(facts));
        first.ifPresent(notes::addSignal);
        if (!facts.auxiliaryVector().latin1().isEmpty()) {
            notes.add(CORE, NT_AUXV, ByteBuffer.wrap(facts.auxiliaryVector().bytes()));
        }
        notes.add(CORE, NT_FILE, FileNote.of(facts.machine(), mappings, loads, pageSize));
        first.ifPresent(notes::addOtherRegisters);
        threads.stream().skip(1).forEach(other -> {
            notes.addStatus(other);
            notes.addOtherRegisters(other);
            notes.addSignal(other);
        });
        return ByteBuffer.wrap(notes.notes.toByteArray());
    }

    private void addStatus(ThreadFacts thread) {
        add(CORE, NT_PRSTATUS, ThreadStatus.of(facts, thread));
    }

    private void addOtherRegisters(ThreadFacts thread) {
        if (thread.registers() instanceof ThreadRegisters.Complete complete) {
            for (ThreadRegisters.RegisterSet set : complete.others()) {
                add(set.owner(), set.type(), ByteBuffer.wrap(set.content().bytes()));
            }
        }
    }

    private void addSignal(ThreadFacts thread) {
        if (thread.registers() instanceof ThreadRegisters.Complete complete) {
            complete.signal().ifPresent(signal -> add(CORE, NT_SIGINFO, SignalInfo.of(signal, facts.machine())));
        }
    }

    private void add(String owner, int type, ByteBuffer content) {
        byte[] name = (owner + '\0').getBytes(StandardCharsets.US_ASCII);
        int length = content.remaining();
        ByteBuffer note = ByteBuffer.allocate(NOTE_HEADER + aligned(name.length) + aligned(length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(name.length)
                .putInt(length)
                .putInt(type)
                .put(name)
                .position(NOTE_HEADER + aligned(name.length))
                .put(content);
        notes.writeBytes(note.array());
    }

    private static int aligned(int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
