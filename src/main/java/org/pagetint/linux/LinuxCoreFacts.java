package org.pagetint.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.export.core.CoreFacts;
import org.pagetint.export.core.CoreFactsSource;
import org.pagetint.export.core.Machine;
import org.pagetint.export.core.ThreadFacts;
import org.pagetint.memory.ByteText;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

/// What a core says of a process, read from `/proc/PID`, proc(5), without attaching to it.
public final class LinuxCoreFacts implements CoreFactsSource {
    private final ProcRoot root;

    /// Of processes under `root`.
    public LinuxCoreFacts(ProcRoot root) {
        this.root = root;
    }

    @Override
    public CoreFacts facts(ProcessId process) throws ProcessFailedException {
        int pid = process.pid();
        List<ThreadFacts> threads = threads(pid);
        StatFields stat = stat(root.of(pid)).orElseThrow(() -> exited(pid));
        StatusFile status = status(root.of(pid)).orElseThrow(() -> exited(pid));
        byte[] arguments = ProcFiles.readIfPossible(root.of(pid, "cmdline")).orElse(new byte[0]);
        byte[] auxiliary = ProcFiles.readIfPossible(root.of(pid, "auxv")).orElse(new byte[0]);
        if (stat.number(22) != process.startTicks()) {
            throw exited(pid);
        }
        return new CoreFacts(
                machine(),
                stat.name(),
                new ByteText(ByteText.of(arguments).latin1().replace('\0', ' ').strip()),
                stat.state(),
                stat.number(9),
                (int) stat.number(19),
                (int) status.number("Uid").orElse(0),
                (int) status.number("Gid").orElse(0),
                ByteText.of(auxiliary),
                threads);
    }

    /// All threads, the first one of the process first.
    private List<ThreadFacts> threads(int pid) throws ProcessFailedException {
        List<ThreadFacts> threads = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root.of(pid, "task"))) {
            for (Path folder : folders) {
                thread(folder).ifPresent(thread -> threads.add(thread.id() == pid ? 0 : threads.size(), thread));
            }
        } catch (IOException _) {
            throw exited(pid);
        }
        return threads;
    }

    /// One thread; empty if it has ended meanwhile.
    private static Optional<ThreadFacts> thread(Path folder) {
        Optional<StatFields> stat = stat(folder);
        Optional<StatusFile> status = status(folder);
        if (stat.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        StatFields fields = stat.get();
        return Optional.of(new ThreadFacts(
                Integer.parseInt(folder.getFileName().toString()),
                (int) fields.number(4),
                (int) fields.number(5),
                (int) fields.number(6),
                status.get().flags("SigPnd").orElse(0),
                status.get().flags("SigBlk").orElse(0),
                new ThreadFacts.Times(fields.number(14), fields.number(15), fields.number(16), fields.number(17)),
                ProcFiles.readIfPossible(folder.resolve("syscall")).flatMap(SyscallFile::parse)));
    }

    private static Optional<StatFields> stat(Path folder) {
        return ProcFiles.readIfPossible(folder.resolve("stat")).flatMap(StatFields::parse);
    }

    private static Optional<StatusFile> status(Path folder) {
        return ProcFiles.readIfPossible(folder.resolve("status")).map(StatusFile::parse);
    }

    private static Machine machine() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> Machine.AARCH64;
            default -> Machine.X86_64;
        };
    }

    private static ProcessFailedException exited(int pid) {
        return new ProcessFailedException(new ProcessFailure.Exited(pid));
    }
}
