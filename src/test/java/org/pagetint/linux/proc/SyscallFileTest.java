package org.pagetint.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.memory.BlockedThread;

/// Lines of `/proc/PID/task/TID/syscall`, as Linux 6.18 writes them.
final class SyscallFileTest {
    private static Optional<BlockedThread> parse(String line) {
        return SyscallFile.parse(line.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void readsACallWithItsArguments() {
        assertThat(parse("0 0x3 0x7ffd0c9 0x2000 0x0 0x0 0xffffffffffffffff 0x7ffd8 0x7f1e2\n"))
                .contains(new BlockedThread(0, List.of(3L, 0x7ffd0c9L, 0x2000L, 0L, 0L, -1L), 0x7ffd8, 0x7f1e2));
    }

    @Test
    void readsAThreadThatWaitsOutsideACall() {
        assertThat(parse("-1 0x7ffd8 0x7f1e2\n")).contains(new BlockedThread(-1, List.of(), 0x7ffd8, 0x7f1e2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"running\n", "", "x 0x1 0x2", "0 0x3 0x7 0x2 0x0 0x0 0x0 0x7", "-1 0xg 0x1"})
    void knowsNothingOfOthers(String line) {
        assertThat(parse(line)).isEmpty();
    }
}
