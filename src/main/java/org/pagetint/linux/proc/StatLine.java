package org.pagetint.linux.proc;

import java.util.Optional;
import org.pagetint.memory.ByteText;
import org.pagetint.process.RunState;

/// `/proc/PID/stat`, proc(5), as far as it is needed.
///
/// @param name the short name, between the parentheses; it can hold parentheses, spaces and newlines itself
/// @param parentPid field 4
/// @param flags field 9: the kernel's `PF_…` flags
/// @param threads field 20
/// @param startTicks field 22: clock ticks after boot
public record StatLine(
        int pid, ByteText name, RunState state, int parentPid, long flags, int threads, long startTicks) {
    private static final long PF_KTHREAD = 0x0020_0000;
    private static final int FIELDS_AFTER_NAME = 20;

    /// Whether it is a thread of the kernel.
    public boolean kernelThread() {
        return (flags & PF_KTHREAD) != 0;
    }

    /// The line's values; empty if it is not such a line.
    public static Optional<StatLine> parse(byte[] bytes) {
        String line = ByteText.of(bytes).latin1();
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open || close + 2 > line.length()) {
            return Optional.empty();
        }
        String[] fields = line.substring(close + 1).strip().split(" ", -1);
        if (fields.length < FIELDS_AFTER_NAME || fields[0].length() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StatLine(
                    Integer.parseInt(line.substring(0, open).strip()),
                    new ByteText(line.substring(open + 1, close)),
                    RunState.of(fields[0].charAt(0)),
                    Integer.parseInt(fields[1]),
                    Long.parseUnsignedLong(fields[6]),
                    Integer.parseInt(fields[17]),
                    Long.parseUnsignedLong(fields[19])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
