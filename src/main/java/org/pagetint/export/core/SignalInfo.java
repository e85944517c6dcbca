package org.pagetint.export.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Machine;

/// `siginfo_t` as a 64-bit machine lays it out, sigaction(2): signal, error and code, 4 bytes of padding, and what the
/// signal brings along.
final class SignalInfo {
    private static final int BYTES = 128;
    private static final int WIDE_FIELDS_AT = 16;
    private static final int NARROW_FIELDS_AT = 12;
    private static final int SIGILL = 4;
    private static final int SIGTRAP = 5;
    private static final int SIGBUS = 7;
    private static final int SIGFPE = 8;
    private static final int SIGSEGV = 11;

    private SignalInfo() {}

    /// The number of the signal.
    static int number(ByteText wide) {
        return ByteBuffer.wrap(wide.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    }

    /// The same as `machine` lays it out. Of a 32-bit process, the fields that follow the code are 4 bytes long each.
    static ByteBuffer of(ByteText wide, Machine machine) {
        byte[] bytes = wide.bytes();
        if (machine.wordBytes() == Long.BYTES) {
            return ByteBuffer.wrap(bytes);
        }
        ByteBuffer from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        ElfBytes to = new ElfBytes(machine, BYTES).ints(from.getInt(0), from.getInt(4), from.getInt(8));
        boolean fault = switch (from.getInt(0)) {
            case SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGSEGV -> from.getInt(8) > 0;
            default -> false;
        };
        to.skipTo(NARROW_FIELDS_AT).ints(from.getInt(WIDE_FIELDS_AT));
        if (!fault) { // A fault brings an address alone; any other a pid, a uid, and a value.
            to.ints(from.getInt(WIDE_FIELDS_AT + 4), from.getInt(WIDE_FIELDS_AT + 8));
        }
        return to.whole();
    }
}
