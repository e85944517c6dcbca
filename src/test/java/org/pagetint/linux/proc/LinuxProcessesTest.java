package org.pagetint.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Wait;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;
import org.pagetint.process.User;

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
        Files.writeString(made.resolve("status"), "Name:\tx\nUid:\t0\t4294967293\t1\t1\nVmRSS:\t   12 kB\n");
        Files.write(made.resolve("cmdline"), new byte[] {'a', 0, 0x1b, ']', 0, (byte) 0xff, 0});
        Files.writeString(folder.resolve("stat"), "cpu 1 2 3\nbtime 1000\n");
        Files.createDirectory(folder.resolve("8"));
        Files.writeString(Files.createDirectory(folder.resolve("9")).resolve("stat"), "torn");

        assertThat(new LinuxProcesses(new ProcRoot(folder)).processes())
                .singleElement()
                .satisfies(info -> {
                    assertThat(info.name()).isEqualTo("\\x1b[2J\\x0a");
                    assertThat(info.commandLine()).isEqualTo("a \\x1b] \\xff");
                    assertThat(info.user()).isEqualTo(new User(-3, "4294967293"));
                    assertThat(info.residentBytes()).isEqualTo(12 * 1024);
                    assertThat(info.started())
                            .isEqualTo(Instant.ofEpochSecond(1002).plus(Duration.ofMillis(500)));
                });
    }

    /// The kernel's user ids are unsigned, Java's signed: each has its own decimal name.
    @ParameterizedTest
    @ValueSource(longs = {100_000, 2_147_483_647L, 2_147_483_648L, 3_000_000_000L, 4_294_967_294L})
    void namesUsersWithoutANameByTheirUnsignedNumber(long uid) throws Exception {
        Right.requireRoot("a process of another user");
        Process child =
                new ProcessBuilder("setpriv", "--reuid", Long.toString(uid), "--clear-groups", "sleep", "600").start();
        try {
            int pid = (int) child.pid();
            Wait.until(
                    "setpriv runs sleep",
                    () -> processes.find(pid).commandLine().equals("sleep 600"));

            assertThat(processes.find(pid).user()).isEqualTo(new User((int) uid, Long.toString(uid)));
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void readsUsersUpToTheLastOne() {
        byte[] passwd = "root:x:0:0\nlast:x:4294967294:1\nnone:x:4294967295:1\nlong:x:99999999999:1\nbad:x:-1:1\n"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(UserNames.parse(passwd)).isEqualTo(Map.of(0, new User(0, "root"), -2, new User(-2, "last")));
    }

    @Test
    void namesTheCauseOfARefusal() {
        OptionalLong self = OptionalLong.of(1000);
        List<Long> user = List.of(1000L, 1000L, 1000L, 1000L);
        List<Long> other = List.of(1001L, 1001L, 1001L, 1001L);
        List<Long> setuid = List.of(1000L, 0L, 0L, 0L);
        long ptrace = 1L << 19;
        assertThat(AccessProbe.decide(other, self, false, 0, 0)).isEqualTo(Denial.OTHER_USER);
        assertThat(AccessProbe.decide(user, self, true, 0, 0)).isEqualTo(Denial.NOT_DUMPABLE);
        assertThat(AccessProbe.decide(user, self, false, 0, 1)).isEqualTo(Denial.YAMA_RESTRICTED);
        assertThat(AccessProbe.decide(user, self, false, 0, 2)).isEqualTo(Denial.YAMA_ADMIN_ONLY);
        assertThat(AccessProbe.decide(user, self, false, 0, 3)).isEqualTo(Denial.YAMA_DISABLED);
        assertThat(AccessProbe.decide(other, self, false, ptrace, 0)).isEqualTo(Denial.MISSING_CAPABILITY);
        assertThat(AccessProbe.decide(setuid, self, true, 0, 0)).isEqualTo(Denial.OTHER_USER);
        assertThat(AccessProbe.decide(List.of(), self, true, 0, 0)).isEqualTo(Denial.OTHER);
    }
}
