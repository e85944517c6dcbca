package org.pagetint.export.core;

/// The machines whose cores can be written, all of 64 bits and little-endian.
public enum Machine {
    /// EM_X86_64
    X86_64(62, 27),
    /// EM_AARCH64
    AARCH64(183, 34);

    private final int number;
    private final int registers;

    Machine(int number, int registers) {
        this.number = number;
        this.registers = registers;
    }

    /// Its number in an ELF header.
    int number() {
        return number;
    }

    /// How many registers of 8 bytes a thread has (`elf_gregset_t`).
    int registers() {
        return registers;
    }
}
