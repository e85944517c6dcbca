package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.export.ElfCore;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportMonitor;
import org.pagetint.export.ExportOutcome;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.Exporter;
import org.pagetint.export.Exports;
import org.pagetint.export.Json;
import org.pagetint.export.Place;
import org.pagetint.export.RegisterReport;
import org.pagetint.export.StopChoice;
import org.pagetint.linux.child.Busy;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Wait;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.linux.kernel.Ptrace;
import org.pagetint.linux.kernel.RegisterReader;
import org.pagetint.linux.kernel.Struct;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.linux.proc.Threads;
import org.pagetint.linux.stop.LinuxCoreFacts;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.StopRefusal;
import org.pagetint.memory.StopRefusedException;
import org.pagetint.memory.StoppedThreads;
import org.pagetint.memory.ThreadRegisters;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;
import org.pagetint.process.RunState;

/// A process that is stopped while its registers are read, and goes on whatever happens.
@Timeout(300)
final class StoppedThreadsTest {
    private static final int NT_PRSTATUS = 1;
    private static final int NT_FPREGSET = 2;
    private static final int X86_RIP = 112 + 8 * 16;

    @TempDir
    private Path folder = Path.of("unset");

    private final LinuxCoreFacts source = new LinuxCoreFacts(ProcRoot.SYSTEM);

    private static ProcessInfo info(int pid) throws Exception {
        return new LinuxProcesses(ProcRoot.SYSTEM).find(pid);
    }

    private StoppedThreads stop(int pid) throws Exception {
        ProcessId id = info(pid).id();
        return source.stop(id, source.facts(id).machine());
    }

    private ExportOutcome export(int pid, StopChoice choice) throws Exception {
        try (ProcessMemory memory =
                LinuxMemorySource.ofThisMachine().openDirectly(info(pid).id())) {
            Exporter exporter = new Exporter(info(pid), memory, new LinuxFileOpener(), Clock.systemUTC());
            return exporter.export(
                    ExportRequest.of(exporter.wholeProcess(), ExportFormat.CORE, Place.file(folder.resolve("x.core")))
                            .replacing()
                            .ofWhole()
                            .stopping(choice),
                    ExportMonitor.NONE);
        }
    }

    private static List<Integer> idsOf(RegisterReport report) {
        return report.threads().stream().map(RegisterReport.ThreadExtent::id).toList();
    }

    @Test
    void givesAllRegistersOfThreadsThatWaitAndThatRun() throws Exception {
        try (Busy busy = Busy.start(5, 1, 0)) {
            for (StopChoice choice : List.of(StopChoice.REGISTERS, StopChoice.COPY)) {
                RegisterReport report = export(busy.pid(), choice).registers().orElseThrow();

                assertThat(report.stopped().orElseThrow()).isPositive();
                assertThat(report.of(ThreadRegisters.Extent.COMPLETE))
                        .hasSameSizeAs(report.threads())
                        .hasSizeGreaterThan(6)
                        .startsWith(busy.pid());
                ElfCore core = ElfCore.read(folder.resolve("x.core"));
                List<ByteBuffer> threads = core.notes(NT_PRSTATUS);
                assertThat(threads.stream().map(thread -> thread.getInt(32))).isEqualTo(idsOf(report));
                assertThat(core.notes(NT_FPREGSET)).hasSameSizeAs(threads);
                if ("amd64".equals(System.getProperty("os.arch"))) {
                    assertThat(threads).allSatisfy(thread -> {
                        assertThat(thread.getLong(X86_RIP)).isNotZero();
                        assertThat(thread.getLong(X86_RIP + 8)).as("cs").isNotZero();
                    });
                }
                Map<String, Object> manifest = Json.object(folder.resolve("x.core.json"));
                assertThat(Json.objects(manifest, "threads"))
                        .hasSameSizeAs(threads)
                        .allSatisfy(thread -> assertThat(thread).containsEntry("registers", "complete"));
                assertThat(manifest).containsKey("stoppedSeconds");
                busy.awaitGoingOn();
            }
        }
    }

    @Test
    void saysOfWhichThreadsTheRegistersAreUnknownIfNothingIsStopped() throws Exception {
        try (Busy busy = Busy.start(5, 0, 0)) {
            RegisterReport report =
                    export(busy.pid(), StopChoice.NEVER).registers().orElseThrow();

            assertThat(report.stopped()).isEmpty();
            assertThat(report.of(ThreadRegisters.Extent.COMPLETE)).isEmpty();
            assertThat(report.of(ThreadRegisters.Extent.PARTIAL)).hasSizeGreaterThan(5);
            Map<String, Object> manifest = Json.object(folder.resolve("x.core.json"));
            assertThat(Json.objects(manifest, "threads"))
                    .hasSameSizeAs(report.threads())
                    .anySatisfy(thread -> assertThat(thread).containsEntry("registers", "partial"));
            assertThat(manifest).doesNotContainKey("stoppedSeconds");
        }
    }

    @Test
    void standsStillWithEveryThreadWhileOthersBegin() throws Exception {
        try (Busy busy = Busy.start(2, 1, 2)) {
            for (int round = 0; round < 20; round++) {
                try (StoppedThreads stopped = stop(busy.pid())) {
                    Map<Integer, Character> states = busy.states();
                    states.values().removeIf(state -> state == 'Z' || state == 'X');

                    assertThat(states.values()).as("round %d", round).containsOnly('t');
                    assertThat(stopped.registers().keySet()).containsAll(states.keySet());
                    assertThat(busy.states().keySet()).containsAll(states.keySet());
                }
            }
            busy.awaitGoingOn();
        }
    }

    @Test
    void readsAThousandThreads() throws Exception {
        try (Busy busy = Busy.start(1000, 1, 0)) {
            try (StoppedThreads stopped = stop(busy.pid())) {
                assertThat(stopped.registers())
                        .hasSizeGreaterThan(1001)
                        .allSatisfy((_, registers) ->
                                assertThat(registers).containsInstanceOf(ThreadRegisters.Complete.class));
            }
            busy.awaitGoingOn();
        }
    }

    @Test
    void leavesAStoppedProcessStopped() throws Exception {
        try (Busy busy = Busy.start(3, 1, 0)) {
            Libc.call("kill", busy.pid(), Kernel.SIGSTOP);
            Wait.until("it stops", () -> busy.states().values().stream().allMatch(state -> state == 'T'));

            try (StoppedThreads stopped = stop(busy.pid())) {
                assertThat(stopped.registers().values()).allMatch(Optional::isPresent);
            }

            Wait.until(
                    "it is stopped as before",
                    () -> busy.states().values().stream().allMatch(state -> state == 'T'));
            Libc.call("kill", busy.pid(), Kernel.SIGCONT);
            busy.awaitGoingOn();
        }
    }

    @Test
    void readsTheSignalThatAThreadWasAboutToGetAndHandsItOn() throws Exception {
        int terminate = 15;
        try (Busy busy = Busy.start(1, 0, 0);
                Arena arena = Arena.ofConfined()) {
            Struct status = new Struct(arena, Integer.BYTES);
            ProcessId id = info(busy.pid()).id();
            RegisterReader reader = new RegisterReader(source.facts(id).machine(), arena);
            List<Integer> threads = Threads.living(Path.of("/proc", Integer.toString(busy.pid())));
            assertThat(threads)
                    .allSatisfy(thread -> assertThat(Ptrace.seize(thread)).isZero());
            Libc.call("kill", busy.pid(), terminate);
            List<Integer> signalled = new ArrayList<>();
            Wait.until("a thread is about to get the signal", () -> {
                for (int thread : threads) {
                    if (Ptrace.report(thread, status) instanceof Ptrace.Report.Stopped(int signal)) {
                        assertThat(signal).isEqualTo(terminate);
                        signalled.add(thread);
                    }
                }
                return !signalled.isEmpty();
            });

            ThreadRegisters.Complete registers = (ThreadRegisters.Complete)
                    reader.read(signalled.getFirst(), true).orElseThrow();

            assertThat(registers.signal().orElseThrow().bytes()[0]).isEqualTo((byte) terminate);
            Ptrace.detach(signalled.getFirst(), terminate);
            Wait.until("the signal ends it", () -> {
                threads.forEach(thread -> {
                    if (Ptrace.report(thread, status) instanceof Ptrace.Report.Stopped(int signal)) {
                        Ptrace.detach(thread, signal);
                    }
                });
                return hasEnded(busy.pid());
            });
        }
    }

    private static boolean hasEnded(int pid) throws Exception {
        try {
            return info(pid).state() == RunState.ZOMBIE;
        } catch (ProcessFailedException failed) {
            if (failed.failure() instanceof ProcessFailure.NoSuchProcess) {
                return true;
            }
            throw failed;
        }
    }

    @Test
    void refusesAProcessThatIsTraced() throws Exception {
        try (Busy busy = Busy.start(1, 1, 0)) {
            try (StoppedThreads tracing = stop(busy.pid())) {
                StopRefusedException refused = catchThrowableOfType(StopRefusedException.class, () -> stop(busy.pid()));

                assertThat(refused.refusal()).isEqualTo(StopRefusal.TRACED);
                assertThat(busy.states()).hasSameSizeAs(tracing.registers()).containsValue('t');
            }
            busy.awaitGoingOn();
        }
    }

    @Test
    void refusesItselfAndItsOwnChildren() throws Exception {
        Process child = new ProcessBuilder("sleep", "600").start();
        try {
            for (long pid : List.of(child.pid(), ProcessHandle.current().pid())) {
                StopRefusedException refused =
                        catchThrowableOfType(StopRefusedException.class, () -> stop(Math.toIntExact(pid)));
                assertThat(refused.refusal()).isEqualTo(StopRefusal.OWN);
            }
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void goesOnWhoeverKillsTheOneThatStoppedIt() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (Busy busy = Busy.start(20, 1, 1)) {
            for (int round = 0; round < Integer.getInteger("stop.rounds", 4); round++) {
                StopChoice choice = round % 2 == 0 ? StopChoice.COPY : StopChoice.REGISTERS;
                Process exporter = new ProcessBuilder(Busy.java(StoppingMain.class, busy.pid(), folder, choice))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                assertThat(exporter.inputReader().readLine()).isEqualTo("begun");
                // Half of them when a thread is held, the others at any moment.
                if (random.nextBoolean()) {
                    Wait.until("it stops", () -> busy.states().containsValue('t'));
                }
                LockSupport.parkNanos(random.nextLong(500_000_000));
                exporter.destroyForcibly().waitFor();

                busy.awaitGoingOn();
            }
        }
    }

    @Test
    @Tag("gdb")
    void showsTheBackTracesInGdbThatACoreOfGcoreShows() throws Exception {
        try (Busy busy = Busy.start(5, 0, 0)) {
            Libc.call("kill", busy.pid(), Kernel.SIGSTOP);
            export(busy.pid(), StopChoice.REGISTERS);
            Exports.output("gcore", "-o", folder.resolve("g").toString(), Integer.toString(busy.pid()));

            List<String> ours = backTraces(folder.resolve("x.core"));

            assertThat(ours).hasSizeGreaterThan(20).isEqualTo(backTraces(folder.resolve("g." + busy.pid())));
        }
    }

    private static List<String> backTraces(Path core) throws Exception {
        return Exports.output(
                        "gdb",
                        "--batch",
                        "-nx",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        core.toString(),
                        "-ex",
                        "thread apply all bt 30")
                .lines()
                .filter(line -> line.startsWith("#") || line.startsWith("Thread "))
                .map(line -> line.replaceFirst("^Thread \\d+ .*LWP", "LWP"))
                .sorted()
                .toList();
    }
}
