package org.pagetint.memory;

import java.util.List;

/// The machines whose cores can be written, all little-endian. Each knows where a thread's registers stand in its
/// `elf_gregset_t`, which has one word for each.
public enum Machine {
    /// EM_X86_64
    X86_64(62, Long.BYTES, 27, 15, 19, 16),
    /// EM_386: a 32-bit process on x86-64.
    I386(3, Integer.BYTES, 17, 11, 15, 12),
    /// EM_AARCH64
    AARCH64(183, Long.BYTES, 34, 8, 31, 32),
    /// EM_ARM: a 32-bit process on aarch64.
    ARM(40, Integer.BYTES, 18, 7, 13, 15);

    /// Where x86-64 has rdi, rsi, rdx, r10, r8 and r9. The other machines have arguments in their first registers.
    private static final List<Integer> X86_64_ARGUMENTS = List.of(14, 13, 12, 7, 9, 8);

    private final int number;
    private final int wordBytes;
    private final int registers;
    private final int systemCall;
    private final int stackPointer;
    private final int programCounter;

    Machine(int number, int wordBytes, int registers, int systemCall, int stackPointer, int programCounter) {
        this.number = number;
        this.wordBytes = wordBytes;
        this.registers = registers;
        this.systemCall = systemCall;
        this.stackPointer = stackPointer;
        this.programCounter = programCounter;
    }

    /// Its number in an ELF header.
    public int number() {
        return number;
    }

    /// Bytes of a word: 8, or 4 for a 32-bit process.
    public int wordBytes() {
        return wordBytes;
    }

    /// Bytes of the general registers of a thread (`elf_gregset_t`).
    public int generalBytes() {
        return registers * wordBytes;
    }

    /// How many registers a thread has (`elf_gregset_t`).
    public int registers() {
        return registers;
    }

    /// Where the number of the system call stands, counted in words; so the other places.
    public int systemCall() {
        return systemCall;
    }

    /// Where the stack pointer stands.
    public int stackPointer() {
        return stackPointer;
    }

    /// Where the program counter stands.
    public int programCounter() {
        return programCounter;
    }

    /// Where an argument of a system call stands.
    ///
    /// @param index from 0 to 5
    public int argument(int index) {
        return this == X86_64 ? X86_64_ARGUMENTS.get(index) : index;
    }
}
