package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.pagetint.linux.child.Kernel.MAP_FIXED;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.MREMAP_FIXED;
import static org.pagetint.linux.child.Kernel.MREMAP_MAYMOVE;
import static org.pagetint.linux.child.Kernel.O_RDONLY;
import static org.pagetint.linux.child.Kernel.PROT_READ;
import static org.pagetint.linux.child.Kernel.SIGKILL;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

/// Processes that end, become others, or change under the reader.
@Timeout(120)
final class LifeAndDeathTest {
    private static final long PAGE = 4096;
    private static final int KERNEL_THREAD = 2;

    /// The kernel tells starts of processes in hundredths of a second.
    private static final long TICK_NANOS = 20_000_000;

    private static final int MOVE_TO = MREMAP_MAYMOVE | MREMAP_FIXED;

    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void saysThatTheProcessExited() throws Exception {
        for (View view : View.all()) {
            try (Target target = Target.start()) {
                AddressRange range = target.anonymous(2);
                try (ProcessMemory memory = view.source().open(target.id())) {
                    target.kill();
                    everyCallSaysExited(memory, range, view);
                }
            }
        }
    }

    /// It has no memory any more though its parent has not noticed yet.
    @Test
    void saysThatAZombieExited() throws Exception {
        for (View view : View.all()) {
            try (Orphan orphan = new Orphan();
                    ProcessMemory memory = view.source().open(idOf(orphan.pid()))) {
                AddressRange range = memory.mappings().list().getFirst().range();
                orphan.kill();
                everyCallSaysExited(memory, range, view);
            }
        }
    }

    @Test
    void saysThatAZombieCannotBeOpened() throws Exception {
        try (Orphan orphan = new Orphan()) {
            orphan.kill();
            ProcessId id = idOf(orphan.pid());

            assertThat(new LinuxProcesses(ProcRoot.SYSTEM).access(id)).isEqualTo(new Access.None(Denial.EXITED));
            for (View view : View.all()) {
                assertThat(failureOf(() -> view.source().open(id)))
                        .as(view.name())
                        .isEqualTo(new ProcessFailure.Exited(id));
            }
        }
    }

    @Test
    void saysThatAThreadOfTheKernelHasNoMemory() throws Exception {
        ProcessId id = idOf(KERNEL_THREAD);

        assertThat(new LinuxProcesses(ProcRoot.SYSTEM).access(id)).isEqualTo(new Access.None(Denial.KERNEL_THREAD));
        for (View view : View.all()) {
            assertThat(failureOf(() -> view.source().open(id)))
                    .as(view.name())
                    .isInstanceOfSatisfying(
                            ProcessFailure.PermissionDenied.class,
                            denied -> assertThat(denied.denial()).isEqualTo(Denial.KERNEL_THREAD));
        }
    }

    @Test
    void takesNoOtherProcessForTheOneAskedFor() throws Exception {
        try (Target target = Target.start()) {
            ProcessId earlier = new ProcessId(target.pid(), target.id().startTicks() - 1);

            assertThat(failureOf(() -> View.full().source().open(earlier)))
                    .isEqualTo(new ProcessFailure.NoSuchProcess(target.pid()));
        }
    }

    @Test
    void takesNoLaterProcessOfTheSamePidForTheOneThatWasOpened() throws Exception {
        for (View view : List.of(View.full(), View.least())) {
            Process first = new ProcessBuilder("sleep", "1000").start();
            ProcessId id = idOf((int) first.pid());
            try (ProcessMemory memory = view.source().open(id)) {
                AddressRange range = memory.mappings().list().getFirst().range();
                first.destroyForcibly().waitFor();
                long died = System.nanoTime();
                Wait.until("the clock of process starts ticks", () -> System.nanoTime() - died > TICK_NANOS);
                Process second = withPid(id.pid());
                Right.require("a pid given to another process", "root to choose it", second.pid() == id.pid());
                try {
                    everyCallSaysExited(memory, range, view);
                    assertThat(failureOf(() -> view.source().open(id)))
                            .isEqualTo(new ProcessFailure.NoSuchProcess(id.pid()));
                } finally {
                    second.destroyForcibly();
                }
            }
        }
    }

    /// The same process with another memory: what was opened shows the new program, and nothing of the old one.
    @Test
    void followsAProcessThatExecutesAnotherProgram() throws Exception {
        Path program = Path.of("/bin/sleep").toRealPath();
        for (View view : View.all()) {
            try (Target target = Target.start()) {
                AddressRange old = target.anonymous(4);
                target.fill(old, 5, 0);
                ProcessId id = target.id();
                try (ProcessMemory memory = view.source().open(id);
                        ChunkBuffer buffer = new ChunkBuffer(1 << 20)) {
                    memory.fetch(old, ReadPolicy.QUIET, buffer);
                    execute(target, program.toString(), "1000");
                    Wait.until(
                            "the other program is there",
                            () -> mappingOf(program, memory).isPresent());

                    assertThat(idOf(target.pid())).isEqualTo(id);
                    AddressRange first =
                            mappingOf(program, memory).orElseThrow().first(PAGE);
                    assertThat(TracelessLook.page(memory.fetch(first, ReadPolicy.QUIET, buffer), first.start()))
                            .as(view.name())
                            .isEqualTo(firstPage(program));
                    if (memory.mappings().in(old).isEmpty()) {
                        assertThat(memory.fetch(old, ReadPolicy.QUIET, buffer).runs())
                                .isEqualTo(Expected.from(old.start())
                                        .unknown(4, PageState.UNREADABLE, UnknownReason.NOT_MAPPED)
                                        .runs(old));
                    }
                }
            }
        }
    }

    /// The child of a vfork(2) shares its parent's memory until it executes a program: that memory lives on, and is not
    /// the child's any more.
    @Test
    void followsAChildThatLeavesItsMemoryToItsParent() throws Exception {
        Path program = Path.of("/bin/sleep").toRealPath();
        for (View view : View.all()) {
            Path gate = folder.resolve("gate of " + view.name());
            try (Target target = Target.start()) {
                AddressRange shared = target.anonymous(4);
                target.fill(shared, 5, 0);
                ProcessHandle child = spawnBehind(gate, target, program);
                try (ProcessMemory memory = view.source().open(idOf((int) child.pid()));
                        ChunkBuffer buffer = new ChunkBuffer(4 * PAGE)) {
                    assertThat(memory.mappings().in(shared)).isNotEmpty();
                    Files.newOutputStream(gate).close();
                    Wait.until(
                            "the child runs its program",
                            () -> Files.readString(Path.of("/proc", Long.toString(child.pid()), "comm"))
                                    .equals("sleep\n"));

                    TracelessLook.fetchesAre(
                            memory,
                            ReadPolicy.QUIET,
                            buffer,
                            Expected.from(shared.start()).unknown(4, PageState.UNREADABLE, UnknownReason.NOT_MAPPED));
                    assertThat(memory.live().orElseThrow().programsStarted())
                            .as(view.name())
                            .isOne();
                } finally {
                    child.destroyForcibly();
                }
            }
        }
    }

    /// One memory, held open while the process changes what it looked at before.
    @Test
    void showsWhatIsThereNowAndNotWhatWasThereBefore() throws Exception {
        Path first = PatternFile.write(folder.resolve("first"), 1, 8 * PAGE);
        Path second = PatternFile.write(folder.resolve("second"), 2, 8 * PAGE);
        for (View view : View.all()) {
            try (Target target = Target.start();
                    ProcessMemory memory = view.source().open(target.id());
                    ChunkBuffer buffer = new ChunkBuffer(16 * PAGE)) {
                AddressRange range = mapped(target, first);
                Expected whole = Expected.from(range.start()).file(8, Content.pattern(1));
                TracelessLook.fetchesAre(memory, ReadPolicy.QUIET, buffer, whole);

                target.call("munmap", range.start() + 6 * PAGE, 2 * PAGE);
                TracelessLook.fetchesAre(
                        memory,
                        ReadPolicy.QUIET,
                        buffer,
                        Expected.from(range.start())
                                .file(6, Content.pattern(1))
                                .unknown(2, PageState.UNREADABLE, UnknownReason.NOT_MAPPED));

                target.call("mremap", range.start(), 6 * PAGE, 8 * PAGE, 0);
                TracelessLook.fetchesAre(memory, ReadPolicy.QUIET, buffer, whole);

                long other = target.open(second, O_RDONLY);
                target.call("mmap", range.start() + 2 * PAGE, 2 * PAGE, PROT_READ, MAP_PRIVATE | MAP_FIXED, other, 0);
                target.call("close", other);
                TracelessLook.fetchesAre(
                        memory,
                        ReadPolicy.QUIET,
                        buffer,
                        Expected.from(range.start())
                                .file(2, Content.pattern(1))
                                .file(2, Content.pattern(2).from(-2 * PAGE))
                                .file(4, Content.pattern(1)));

                long moved = target.anonymous(16).start();
                target.call("mremap", range.start() + 4 * PAGE, 4 * PAGE, 16 * PAGE, MOVE_TO, moved);
                TracelessLook.fetchesAre(
                        memory,
                        ReadPolicy.QUIET,
                        buffer,
                        Expected.from(range.start())
                                .file(2, Content.pattern(1))
                                .file(2, Content.pattern(2).from(-2 * PAGE))
                                .unknown(4, PageState.UNREADABLE, UnknownReason.NOT_MAPPED));
                TracelessLook.fetchesAre(
                        memory,
                        ReadPolicy.QUIET,
                        buffer,
                        Expected.from(moved)
                                .file(4, Content.pattern(1).from(4 * PAGE))
                                .unknown(12, PageState.UNREADABLE, UnknownReason.PAST_END_OF_FILE));

                AddressRange memoryThere = target.anonymous(8);
                target.fill(memoryThere, 3, 0);
                target.call("mremap", memoryThere.start(), 8 * PAGE, 8 * PAGE, MOVE_TO, range.start());
                TracelessLook.fetchesAre(
                        memory,
                        ReadPolicy.QUIET,
                        buffer,
                        Expected.from(range.start()).memory(8, PageState.DIRTY_MEMORY, Content.pattern(3)));
            } catch (AssertionError e) {
                throw new AssertionError("looking " + view, e);
            }
        }
    }

    private static void everyCallSaysExited(ProcessMemory memory, AddressRange range, View view) {
        try (ChunkBuffer buffer = new ChunkBuffer(range.length())) {
            Map<String, ThrowingCallable> calls = Map.of(
                    "mappings", memory::mappings,
                    "pages", () -> memory.pages(range),
                    "fetch", () -> memory.fetch(range, ReadPolicy.QUIET, buffer),
                    "fetch with faults", () -> memory.fetch(range, ReadPolicy.ALLOW_FAULTS, buffer),
                    "pageFacts", () -> memory.pageFacts(range.start()),
                    "counters", () -> memory.live().orElseThrow().counters());
            calls.forEach((name, call) -> assertThat(failureOf(call))
                    .as("%s %s", name, view)
                    .isEqualTo(new ProcessFailure.Exited(memory.id())));
        }
    }

    private static ProcessFailure failureOf(ThrowingCallable call) {
        ProcessFailedException failed = catchThrowableOfType(ProcessFailedException.class, call);
        return failed == null
                ? new ProcessFailure.Io(new ProcessId(1, 0), "it did not fail", Optional.empty(), "")
                : failed.failure();
    }

    private static ProcessId idOf(int pid) throws ProcessFailedException {
        return new LinuxProcesses(ProcRoot.SYSTEM).find(pid).id();
    }

    private static Optional<AddressRange> mappingOf(Path file, ProcessMemory memory) throws ProcessFailedException {
        return memory.mappings().list().stream()
                .filter(mapping -> mapping.name().toString().equals(file.toString()))
                .map(Mapping::range)
                .findFirst();
    }

    private static AddressRange mapped(Target target, Path file) throws IOException {
        long descriptor = target.open(file, O_RDONLY);
        AddressRange range = target.map(8 * PAGE, PROT_READ, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        return range;
    }

    private static byte[] firstPage(Path file) throws IOException {
        byte[] page = new byte[(int) PAGE];
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            open.readFully(page);
        }
        return page;
    }

    /// Has the target become another program.
    private static void execute(Target target, String... words) throws IOException {
        target.callForGood("execv", words[0], vector(target, words));
    }

    /// Of pointers to words in the target, with a zero at the end.
    private static byte[] vector(Target target, String... words) throws IOException {
        ByteBuffer vector = ByteBuffer.allocate(8 * (words.length + 1)).order(ByteOrder.nativeOrder());
        for (String word : words) {
            byte[] bytes = (word + "\0").getBytes(StandardCharsets.UTF_8);
            long place = target.call("malloc", bytes.length);
            target.poke(place, bytes);
            vector.putLong(place);
        }
        return vector.array();
    }

    /// A child of the target between vfork(2) and execve(2): it cannot go on before somebody writes to `gate`.
    private static ProcessHandle spawnBehind(Path gate, Target target, Path program) throws Exception {
        assertThat(Libc.call("mkfifo", gate.toString(), 0600).value()).isZero();
        long actions = target.call("malloc", 512);
        target.call("posix_spawn_file_actions_init", actions);
        target.call("posix_spawn_file_actions_addopen", actions, 0, gate.toString(), O_RDONLY, 0);
        target.callForGood(
                "posix_spawn", new byte[4], program.toString(), actions, 0, vector(target, "sleep", "1000"), 0);
        ProcessHandle parent = ProcessHandle.of(target.pid()).orElseThrow();
        Wait.until("the child waits", () -> parent.children().findAny().isPresent());
        return parent.children().findAny().orElseThrow();
    }

    /// A process with this pid, if the kernel can be talked into it; else the last one tried.
    private static Process withPid(int pid) throws Exception {
        Path last = Path.of("/proc/sys/kernel/ns_last_pid");
        List<Process> tried = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (Libc.isRoot()) {
                Files.writeString(last, Integer.toString(pid - 1));
            }
            Process process = new ProcessBuilder("sleep", "1000").start();
            tried.add(process);
            if (process.pid() == pid) {
                break;
            }
        }
        tried.subList(0, tried.size() - 1).forEach(Process::destroyForcibly);
        return tried.getLast();
    }

    /// A process whose parent never asks how it ended.
    private static final class Orphan implements AutoCloseable {
        private final Process parent;
        private final int pid;

        Orphan() throws IOException {
            parent = new ProcessBuilder("sh", "-c", "sleep 1000 & echo $!; exec sleep 1000").start();
            try (BufferedReader out = parent.inputReader(StandardCharsets.US_ASCII)) {
                pid = Integer.parseInt(out.readLine());
            }
        }

        /// Not before the parent has become a program that asks after nobody: the shell may.
        private boolean isLeftAlone() throws IOException {
            return Files.readString(Path.of("/proc", Long.toString(parent.pid()), "comm"))
                    .equals("sleep\n");
        }

        int pid() {
            return pid;
        }

        void kill() throws Exception {
            Wait.until("the parent is another program", this::isLeftAlone);
            Libc.call("kill", pid, SIGKILL);
            Wait.until(
                    "the orphan is a zombie",
                    () -> Files.readString(Path.of("/proc", Integer.toString(pid), "stat"), StandardCharsets.ISO_8859_1)
                            .contains(") Z "));
        }

        @Override
        public void close() {
            Libc.call("kill", pid, SIGKILL);
            parent.destroyForcibly();
        }
    }
}
