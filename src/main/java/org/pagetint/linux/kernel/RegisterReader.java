package org.pagetint.linux.kernel;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Machine;
import org.pagetint.memory.ThreadRegisters;
import org.pagetint.memory.ThreadRegisters.RegisterSet;

/// Reads the registers of threads that stand still. The thread that traces them uses it.
public final class RegisterReader {
    /// The largest set, of vector registers, has some 11 KiB.
    private static final int LARGEST_SET = 1 << 16;

    private static final int VECTOR_BYTES = 16;
    private static final int SIGNAL_BYTES = 128;
    private static final int GENERAL = 1;

    private final Machine machine;
    private final List<Kind> kinds;
    private final Struct set;
    private final Struct vector;
    private final Struct signal;

    /// A set of registers and the owner of the note that it becomes.
    private record Kind(int type, String owner) {}

    /// Reads registers of threads of this kind of machine into memory of `arena`.
    public RegisterReader(Machine machine, Arena arena) {
        this.machine = machine;
        this.kinds = kinds(machine);
        this.set = new Struct(arena, LARGEST_SET);
        this.vector = new Struct(arena, VECTOR_BYTES);
        this.signal = new Struct(arena, SIGNAL_BYTES);
    }

    /// Does what loads the classes that [#read] needs.
    ///
    /// @param nobody a number that no thread has
    public void warmUp(int nobody) {
        read(nobody, true);
        Ptrace.signal(nobody, signal.segment());
        ByteText some = ByteText.of(set.getBytes(1));
        var _ = Optional.of(
                new ThreadRegisters.Complete(some, List.of(new RegisterSet(0, "", some)), Optional.of(some)));
    }

    /// All registers of a thread; empty if it has ended, or runs code of another kind than the process's.
    ///
    /// @param bySignal whether it stands still since it was about to get a signal
    public Optional<ThreadRegisters> read(int thread, boolean bySignal) {
        Optional<ByteText> general = set(thread, GENERAL);
        if (general.isEmpty() || general.get().latin1().length() != machine.generalBytes()) {
            return Optional.empty();
        }
        List<RegisterSet> others = new ArrayList<>();
        for (Kind kind : kinds) {
            Optional<ByteText> content = set(thread, kind.type);
            if (content.isPresent()) {
                others.add(new RegisterSet(kind.type, kind.owner, content.get()));
            }
        }
        Optional<ByteText> information = bySignal && Ptrace.signal(thread, signal.segment()) == 0
                ? Optional.of(ByteText.of(signal.getBytes(SIGNAL_BYTES)))
                : Optional.empty();
        return Optional.of(new ThreadRegisters.Complete(general.get(), others, information));
    }

    /// Empty if the machine has no such set.
    private Optional<ByteText> set(int thread, int type) {
        int length = Ptrace.registers(thread, type, set.segment(), vector);
        return length <= 0 ? Optional.empty() : Optional.of(ByteText.of(set.getBytes(length)));
    }

    /// The sets besides the general one, by the numbers of their notes (Linux: `include/uapi/linux/elf.h`).
    private static List<Kind> kinds(Machine machine) {
        Kind floating = new Kind(2, "CORE");
        return switch (machine) {
            case X86_64 -> List.of(floating, linux(0x202));
            case I386 -> List.of(floating, linux(0x46e62b7f), linux(0x202), linux(0x200));
            case AARCH64 -> List.of(floating, linux(0x401), linux(0x406), linux(0x405));
            case ARM -> List.of(floating, linux(0x400), linux(0x401));
        };
    }

    private static Kind linux(int type) {
        return new Kind(type, "LINUX");
    }
}
