package org.pagetint.export.core;

import java.nio.ByteBuffer;
import java.util.List;
import org.pagetint.memory.BlockedThread;
import org.pagetint.memory.CoreFacts;
import org.pagetint.memory.Machine;
import org.pagetint.memory.ThreadFacts;
import org.pagetint.memory.ThreadRegisters;

/// A thread as a core shows it: `struct elf_prstatus` (Linux: `include/linux/elfcore.h`). Registers that are not known
/// are 0.
final class ThreadStatus {
    private static final int SIGNALS_AT = 16;
    private static final int SIGNAL_NUMBER = 12;
    private static final long TICKS_PER_SECOND = 100;
    private static final long MICROS_PER_TICK = 1_000_000 / TICKS_PER_SECOND;

    private ThreadStatus() {}

    /// The status of `thread`, ready to be written.
    static ByteBuffer of(CoreFacts facts, ThreadFacts thread) {
        Machine machine = facts.machine();
        int word = machine.wordBytes();
        // Two words of signals, four numbers, four times of two words.
        int registersAt = SIGNALS_AT + 2 * word + 4 * Integer.BYTES + 8 * word;
        ElfBytes status = new ElfBytes(machine, registersAt + machine.registers() * word + word);
        int signal = signal(thread);
        status.ints(signal).skipTo(SIGNAL_NUMBER).shorts(signal);
        CoreFacts.Ids ids = facts.ids();
        status.skipTo(SIGNALS_AT)
                .word(thread.pendingSignals())
                .word(thread.blockedSignals())
                .ints(thread.id(), ids.parent(), ids.group(), ids.session());
        ThreadFacts.Times times = thread.times();
        for (long ticks : List.of(times.user(), times.system(), times.childrenUser(), times.childrenSystem())) {
            status.word(ticks / TICKS_PER_SECOND).word(ticks % TICKS_PER_SECOND * MICROS_PER_TICK);
        }
        switch (thread.registers()) {
            case ThreadRegisters.None _ -> {}
            case ThreadRegisters.Partial(BlockedThread blocked) -> put(status, registersAt, machine, blocked);
            case ThreadRegisters.Complete complete -> {
                byte[] general = complete.general().bytes();
                status.copy(general, Math.min(general.length, machine.registers() * word));
                status.skipTo(registersAt + machine.registers() * word)
                        .ints(complete.hasFloating() ? 1 : 0); // pr_fpvalid
            }
        }
        return status.whole();
    }

    /// The signal that a thread was about to get, or 0.
    private static int signal(ThreadFacts thread) {
        return thread.registers() instanceof ThreadRegisters.Complete complete
                ? complete.signal().map(SignalInfo::number).orElse(0)
                : 0;
    }

    private static void put(ElfBytes status, int registersAt, Machine machine, BlockedThread blocked) {
        for (int i = 0; i < blocked.arguments().size(); i++) {
            put(
                    status,
                    registersAt,
                    machine,
                    machine.argument(i),
                    blocked.arguments().get(i));
        }
        put(status, registersAt, machine, machine.systemCall(), blocked.systemCall());
        put(status, registersAt, machine, machine.programCounter(), blocked.programCounter());
        put(status, registersAt, machine, machine.stackPointer(), blocked.stackPointer());
    }

    private static void put(ElfBytes status, int registersAt, Machine machine, int register, long value) {
        status.skipTo(registersAt + register * machine.wordBytes()).word(value);
    }
}
