package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;

class LinuxProcessesTest {
    private final LinuxProcesses processes = new LinuxProcesses(ProcRoot.SYSTEM);

    @Test
    void findsThisProcess() throws Exception {
        ProcessInfo self = processes.find((int) ProcessHandle.current().pid());

        assertThat(self.name()).isEqualTo("java");
        assertThat(self.user()).isEqualTo(processes.self());
        assertThat(self.residentBytes()).isGreaterThan(1 << 20);
        assertThat(self.started())
                .isCloseTo(
                        ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH),
                        Assertions.within(2, java.time.temporal.ChronoUnit.SECONDS));
        assertThat(processes.access(self.id())).isEqualTo(new Access.Full());
    }

    @Test
    void listsAChildWithItsArgumentsUntilItExits() throws Exception {
        Process child = new ProcessBuilder("sleep", "600").start();
        ProcessId id = processes.find((int) child.pid()).id();
        try {
            assertThat(processes.processes())
                    .filteredOn(info -> info.pid() == child.pid())
                    .extracting(ProcessInfo::commandLine, ProcessInfo::kernelThread)
                    .containsExactly(Assertions.tuple("sleep 600", false));
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(processes.processes()).noneMatch(info -> info.pid() == child.pid());
        assertThat(processes.access(id)).isEqualTo(new Access.None(Denial.EXITED));
    }

    @Test
    void saysThatThereIsNoSuchProcess() {
        assertThatExceptionOfType(ProcessFailedException.class)
                .isThrownBy(() -> processes.find(999_999_999))
                .extracting(ProcessFailedException::failure)
                .isEqualTo(new ProcessFailure.NoSuchProcess(999_999_999));
    }

    @Test
    void makesHostileNamesSafeToShow(@TempDir Path folder) throws Exception {
        Path made = Files.createDirectory(folder.resolve("7"));
        Files.writeString(
                made.resolve("stat"),
                "7 (\u001b[2J\n) S 0 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 250 0 0",
                StandardCharsets.ISO_8859_1);
        Files.writeString(made.resolve("status"), "Name:\tx\nUid:\t4294967294\t1\t1\t1\nVmRSS:\t   12 kB\n");
        Files.write(made.resolve("cmdline"), new byte[] {'a', 0, 0x1b, ']', 0, (byte) 0xff, 0});
        Files.writeString(folder.resolve("stat"), "cpu 1 2 3\nbtime 1000\n");
        Files.createDirectory(folder.resolve("8"));
        Files.writeString(Files.createDirectory(folder.resolve("9")).resolve("stat"), "torn");

        assertThat(new LinuxProcesses(new ProcRoot(folder)).processes())
                .singleElement()
                .satisfies(info -> {
                    assertThat(info.name()).isEqualTo("\\x1b[2J\\x0a");
                    assertThat(info.commandLine()).isEqualTo("a \\x1b] \\xff");
                    assertThat(info.residentBytes()).isEqualTo(12 * 1024);
                    assertThat(info.started())
                            .isEqualTo(Instant.ofEpochSecond(1002).plus(Duration.ofMillis(500)));
                });
    }

    @Test
    void namesTheCauseOfARefusal() {
        var user = java.util.OptionalLong.of(1000);
        var other = java.util.OptionalLong.of(1001);
        long ptrace = 1L << 19;
        assertThat(AccessProbe.decide(other, user, false, 0, 0)).isEqualTo(Denial.OTHER_USER);
        assertThat(AccessProbe.decide(user, user, true, 0, 0)).isEqualTo(Denial.NOT_DUMPABLE);
        assertThat(AccessProbe.decide(user, user, false, 0, 1)).isEqualTo(Denial.YAMA_RESTRICTED);
        assertThat(AccessProbe.decide(user, user, false, 0, 2)).isEqualTo(Denial.YAMA_ADMIN_ONLY);
        assertThat(AccessProbe.decide(user, user, false, 0, 3)).isEqualTo(Denial.YAMA_DISABLED);
        assertThat(AccessProbe.decide(other, user, false, ptrace, 0)).isEqualTo(Denial.MISSING_CAPABILITY);
    }
}
