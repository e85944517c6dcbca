package org.pagetint.linux.proc;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pagetint.memory.ByteText;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;
import org.pagetint.process.ProcessSource;
import org.pagetint.process.RunState;
import org.pagetint.process.User;

/// The processes of `/proc`, proc(5). One that the kernel cannot tell about does not hold up the others.
public final class LinuxProcesses implements ProcessSource {
    /// The unit of start times; the same on every architecture that Java runs on (time(7), *The software clock*).
    private static final long TICKS_PER_SECOND = 100;

    private static final byte[] NOTHING = {};
    private static final long NANOS_PER_TICK = 1_000_000_000 / TICKS_PER_SECOND;

    private final ProcRoot root;
    private final UserNames users = new UserNames();
    private final AccessProbe accessProbe;
    private final PromptAnswers prompt = new PromptAnswers();

    /// The processes under `root`.
    public LinuxProcesses(ProcRoot root) {
        this.root = root;
        this.accessProbe = new AccessProbe(root);
    }

    @Override
    public List<ProcessInfo> processes() throws ProcessFailedException {
        return processes(List::parallelStream);
    }

    @Override
    public List<ProcessInfo> processesUnhurried() throws ProcessFailedException {
        return processes(List::stream);
    }

    private List<ProcessInfo> processes(Function<List<Integer>, Stream<Integer>> way) throws ProcessFailedException {
        long bootSecond = bootSecond(root);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.path())) {
            List<Integer> pids = new ArrayList<>();
            for (Path entry : entries) {
                pid(entry.getFileName().toString()).ifPresent(pids::add);
            }
            return way.apply(pids)
                    .map(pid -> read(pid, bootSecond))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingInt(ProcessInfo::pid))
                    .toList();
        } catch (IOException e) {
            throw new ProcessFailedException(
                    new ProcessFailure.NotListed("list " + root.path(), String.valueOf(e.getMessage())));
        }
    }

    @Override
    public ProcessInfo find(int pid) throws ProcessFailedException {
        return read(pid, bootSecond(root))
                .orElseThrow(() -> new ProcessFailedException(new ProcessFailure.NoSuchProcess(pid)));
    }

    @Override
    public Access access(ProcessId process) {
        return prompt.ask(process, () -> accessProbe.access(process))
                .orElseGet(() -> new Access.None(Denial.NOT_ANSWERING));
    }

    @Override
    public User self() {
        return ProcFiles.readIfPossible(root.path().resolve("self/status"))
                .map(StatusFile::parse)
                .map(status -> user(status, root.path().resolve("self")))
                .orElseGet(() -> users.of(0, root.path()));
    }

    private Optional<ProcessInfo> read(int pid, long bootSecond) {
        Optional<StatLine> stat = ProcFiles.readIfPossible(root.of(pid, "stat")).flatMap(StatLine::parse);
        Optional<StatusFile> status =
                ProcFiles.readIfPossible(root.of(pid, "status")).map(StatusFile::parse);
        if (stat.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        ProcessId id = new ProcessId(pid, stat.get().startTicks());
        Path folder = stat.get().state() == RunState.ZOMBIE ? Threads.folder(root.of(pid)) : root.of(pid);
        byte[] arguments = stat.get().kernelThread() ? NOTHING : arguments(id, folder);
        StatusFile shown = folder.equals(root.of(pid))
                ? status.get()
                : ProcFiles.readIfPossible(folder.resolve("status"))
                        .map(StatusFile::parse)
                        .orElse(status.get());
        return Optional.of(new ProcessInfo(
                id,
                stat.get().parentPid(),
                stat.get().name().toString(),
                user(status.get(), root.of(pid)),
                commandLine(arguments),
                stat.get().state(),
                shown.number("VmRSS").orElse(0) * 1024,
                stat.get().threads(),
                started(bootSecond, stat.get().startTicks()),
                stat.get().kernelThread()));
    }

    /// The content of `cmdline`; nothing when the kernel does not answer, since it lies in the memory of the process.
    ///
    /// @param folder that shows it: see [Threads#folder]
    private byte[] arguments(ProcessId process, Path folder) {
        return prompt.ask(process, () -> ProcFiles.readIfPossible(folder.resolve("cmdline")))
                .flatMap(read -> read)
                .orElse(NOTHING);
    }

    private User user(StatusFile status, Path folder) {
        return users.of((int) status.effectiveUser().orElse(0), folder);
    }

    /// The arguments of `cmdline`, each ended by a zero byte, joined by spaces.
    public static String commandLine(byte[] cmdline) {
        int end = cmdline.length;
        while (end > 0 && cmdline[end - 1] == 0) {
            end--;
        }
        return new ByteText(ByteText.of(cmdline, 0, end).latin1().replace('\0', ' ')).toString();
    }

    /// When a process started, by the wall clock.
    ///
    /// @param bootSecond when the machine started, in seconds since 1970
    public static Instant started(long bootSecond, long startTicks) {
        return Instant.ofEpochSecond(
                bootSecond + startTicks / TICKS_PER_SECOND, startTicks % TICKS_PER_SECOND * NANOS_PER_TICK);
    }

    /// When the machine started, in seconds since 1970; 0 if it does not say.
    public static long bootSecond(ProcRoot root) {
        return ProcFiles.readIfPossible(root.path().resolve("stat"))
                .map(LinuxProcesses::bootSecond)
                .orElse(0L);
    }

    /// The `btime` line of `/proc/stat`; 0 without one.
    public static long bootSecond(byte[] stat) {
        return ByteText.of(stat)
                .latin1()
                .lines()
                .filter(line -> line.matches("btime \\d{1,18}"))
                .mapToLong(line -> Long.parseLong(line.substring("btime ".length())))
                .findFirst()
                .orElse(0);
    }

    private static Optional<Integer> pid(String name) {
        return name.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.parseInt(name)) : Optional.empty();
    }
}
