package org.pagetint.linux.stop;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.linux.proc.AuxiliaryVector;
import org.pagetint.linux.proc.ProcFiles;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.linux.proc.PromptAnswers;
import org.pagetint.linux.proc.StatFields;
import org.pagetint.linux.proc.StatusFile;
import org.pagetint.linux.proc.SyscallFile;
import org.pagetint.linux.proc.Threads;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.CoreFacts;
import org.pagetint.memory.Machine;
import org.pagetint.memory.StopRefusal;
import org.pagetint.memory.StopRefusedException;
import org.pagetint.memory.StoppedThreads;
import org.pagetint.memory.ThreadFacts;
import org.pagetint.memory.ThreadRegisters;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;
import org.pagetint.process.RunState;

/// What a core says of a process, read from `/proc/PID`, proc(5). It attaches to a process only to stop it, when it is
/// asked to.
public final class LinuxCoreFacts {
    private static final byte[] NOTHING = {};

    private final ProcRoot root;
    private final PromptAnswers prompt = new PromptAnswers();

    /// Of processes under `root`.
    public LinuxCoreFacts(ProcRoot root) {
        this.root = root;
    }

    /// The facts of `process` now, without stopping it. What this user may not see is left out.
    ///
    /// @throws ProcessFailedException with `Exited` if it is gone
    public CoreFacts facts(ProcessId process) throws ProcessFailedException {
        int pid = process.pid();
        StatFields first = stat(root.of(pid)).orElseThrow(() -> exited(process));
        if (first.number(22) != process.startTicks()) {
            throw exited(process);
        }
        Path folder = Threads.folder(root.of(pid));
        StatFields stat = stat(folder).orElseThrow(() -> exited(process));
        StatusFile status = status(folder).orElseThrow(() -> exited(process));
        byte[] auxiliary = ProcFiles.readIfPossible(folder.resolve("auxv")).orElse(NOTHING);
        return new CoreFacts(
                machine(auxiliary),
                new CoreFacts.Ids(pid, (int) first.number(4), (int) first.number(5), (int) first.number(6)),
                first.name(),
                new ByteText(
                        arguments(process, folder).latin1().replace('\0', ' ').strip()),
                stat.state(),
                stat.number(9),
                (int) stat.number(19),
                (int) status.number("Uid").orElse(0),
                (int) status.number("Gid").orElse(0),
                ByteText.of(auxiliary),
                threads(process));
    }

    /// Stops all threads of `process` and reads their registers; see [org.pagetint.memory.LiveProcess#stop].
    public StoppedThreads stop(ProcessId process, Machine machine) throws ProcessFailedException, StopRefusedException {
        int pid = process.pid();
        StatFields stat = stat(root.of(pid)).orElseThrow(() -> exited(process));
        if (stat.number(22) != process.startTicks()) {
            throw exited(process);
        }
        // Java waits for children of its own and would take one that stops for one that has ended.
        long self = ProcessHandle.current().pid();
        if (pid == self || stat.number(4) == self) {
            throw new StopRefusedException(StopRefusal.OWN);
        }
        return Tracer.stop(root.of(pid), machine);
    }

    /// The content of `cmdline`; nothing when the kernel does not answer, since it lies in the memory of the process.
    private ByteText arguments(ProcessId process, Path folder) {
        return ByteText.of(prompt.ask(process, () -> ProcFiles.readIfPossible(folder.resolve("cmdline")))
                .flatMap(read -> read)
                .orElse(NOTHING));
    }

    /// All threads that have not ended, the first one of the process first.
    private List<ThreadFacts> threads(ProcessId process) throws ProcessFailedException {
        int pid = process.pid();
        List<ThreadFacts> threads = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root.of(pid, "task"), "[1-9]*")) {
            for (Path folder : folders) {
                thread(folder).ifPresent(thread -> threads.add(thread.id() == pid ? 0 : threads.size(), thread));
            }
        } catch (IOException | DirectoryIteratorException _) {
            throw exited(process);
        }
        return threads;
    }

    /// One thread; empty if it has ended.
    private static Optional<ThreadFacts> thread(Path folder) {
        Optional<StatFields> stat = stat(folder).filter(fields -> RunState.of(fields.state()) != RunState.ZOMBIE);
        Optional<StatusFile> status = status(folder);
        if (stat.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        StatFields fields = stat.get();
        return Optional.of(new ThreadFacts(
                Integer.parseInt(folder.getFileName().toString()),
                status.get().flags("SigPnd").orElse(0),
                status.get().flags("SigBlk").orElse(0),
                new ThreadFacts.Times(fields.number(14), fields.number(15), fields.number(16), fields.number(17)),
                registers(folder)));
    }

    private static ThreadRegisters registers(Path folder) {
        return ProcFiles.readIfPossible(folder.resolve("syscall"))
                .flatMap(SyscallFile::parse)
                .<ThreadRegisters>map(ThreadRegisters.Partial::new)
                .orElseGet(ThreadRegisters.None::new);
    }

    private static Optional<StatFields> stat(Path folder) {
        return ProcFiles.readIfPossible(folder.resolve("stat")).flatMap(StatFields::parse);
    }

    private static Optional<StatusFile> status(Path folder) {
        return ProcFiles.readIfPossible(folder.resolve("status")).map(StatusFile::parse);
    }

    private static Machine machine(byte[] auxiliary) {
        boolean narrow = AuxiliaryVector.isNarrow(auxiliary);
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> narrow ? Machine.ARM : Machine.AARCH64;
            default -> narrow ? Machine.I386 : Machine.X86_64;
        };
    }

    private static ProcessFailedException exited(ProcessId process) {
        return new ProcessFailedException(new ProcessFailure.Exited(process));
    }
}
