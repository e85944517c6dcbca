package org.pagetint.linux.proc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.BlockedThread;
import org.pagetint.memory.ByteText;

/// `/proc/PID/task/TID/syscall`, proc(5): `running`; or a call's number, its six arguments, stack pointer and program
/// counter; or −1 and the latter two.
public final class SyscallFile {
    private static final int WORDS_IN_A_CALL = 9;
    private static final int WORDS_OUTSIDE = 3;

    private SyscallFile() {}

    /// The registers that the file tells; empty for a running thread, and for anything that is not such a file.
    public static Optional<BlockedThread> parse(byte[] bytes) {
        String[] words = ByteText.of(bytes).latin1().strip().split(" ", -1);
        if (words.length != WORDS_IN_A_CALL && words.length != WORDS_OUTSIDE) {
            return Optional.empty();
        }
        try {
            List<Long> arguments = new ArrayList<>();
            for (int i = 1; i < words.length - 2; i++) {
                arguments.add(hex(words[i]));
            }
            return Optional.of(new BlockedThread(
                    Long.parseLong(words[0]), arguments, hex(words[words.length - 2]), hex(words[words.length - 1])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static long hex(String word) {
        return Long.parseUnsignedLong(word.startsWith("0x") ? word.substring(2) : word, 16);
    }
}
