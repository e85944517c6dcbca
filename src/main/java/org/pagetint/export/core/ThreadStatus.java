package org.pagetint.export.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A thread as a core shows it: `struct elf_prstatus` (Linux: `include/linux/elfcore.h`). Registers that are not known are 0.
final class ThreadStatus {
    private static final int REGISTERS_AT = 112;
    private static final int AFTER_REGISTERS = 8;
    private static final int TIMES_AT = 48;
    private static final int SIGNALS_AT = 16;
    private static final long TICKS_PER_SECOND = 100;
    private static final long MICROS_PER_TICK = 1_000_000 / TICKS_PER_SECOND;

    /// Places in `struct user_regs_struct` of x86-64: rdi, rsi, rdx, r10, r8, r9.
    private static final List<Integer> X86_ARGUMENTS = List.of(14, 13, 12, 7, 9, 8);

    private static final int X86_ORIG_RAX = 15;
    private static final int X86_RIP = 16;
    private static final int X86_RSP = 19;
    private static final int ARM_X8 = 8;
    private static final int ARM_SP = 31;
    private static final int ARM_PC = 32;

    private ThreadStatus() {}

    /// The status of `thread`, ready to be written.
    static ByteBuffer of(Machine machine, ThreadFacts thread) {
        int size = REGISTERS_AT + machine.registers() * Long.BYTES + AFTER_REGISTERS;
        ByteBuffer status = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        status.position(SIGNALS_AT)
                .putLong(thread.pendingSignals())
                .putLong(thread.blockedSignals())
                .putInt(thread.id())
                .putInt(thread.parent())
                .putInt(thread.group())
                .putInt(thread.session());
        status.position(TIMES_AT);
        ThreadFacts.Times times = thread.times();
        for (long ticks : List.of(times.user(), times.system(), times.childrenUser(), times.childrenSystem())) {
            status.putLong(ticks / TICKS_PER_SECOND).putLong(ticks % TICKS_PER_SECOND * MICROS_PER_TICK);
        }
        thread.blocked().ifPresent(blocked -> {
            switch (machine) {
                case X86_64 -> putX86(status, blocked);
                case AARCH64 -> putArm(status, blocked);
            }
        });
        return status.rewind();
    }

    private static void putX86(ByteBuffer status, BlockedThread blocked) {
        for (int i = 0; i < blocked.arguments().size(); i++) {
            put(status, X86_ARGUMENTS.get(i), blocked.arguments().get(i));
        }
        put(status, X86_ORIG_RAX, blocked.systemCall());
        put(status, X86_RIP, blocked.programCounter());
        put(status, X86_RSP, blocked.stackPointer());
    }

    private static void putArm(ByteBuffer status, BlockedThread blocked) {
        for (int i = 0; i < blocked.arguments().size(); i++) {
            put(status, i, blocked.arguments().get(i));
        }
        put(status, ARM_X8, blocked.systemCall());
        put(status, ARM_SP, blocked.stackPointer());
        put(status, ARM_PC, blocked.programCounter());
    }

    private static void put(ByteBuffer status, int register, long value) {
        status.putLong(REGISTERS_AT + register * Long.BYTES, value);
    }
}
