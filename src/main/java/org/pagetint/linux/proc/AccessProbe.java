package org.pagetint.linux.proc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pagetint.memory.ByteText;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessId;
import org.pagetint.process.RunState;

/// Finds out what may be seen of a process by trying to open its files, and why not.
public final class AccessProbe {
    private static final long CAP_DAC_READ_SEARCH = 1L << 2;
    private static final long CAP_SYS_PTRACE = 1L << 19;
    private static final Path YAMA_SCOPE = Path.of("sys/kernel/yama/ptrace_scope");

    private static final int REAL_EFFECTIVE_SAVED = 3;

    private final ProcRoot root;

    /// Looks at processes below `root`.
    public AccessProbe(ProcRoot root) {
        this.root = root;
    }

    /// What this user may see of `process`.
    public Access access(ProcessId process) {
        int pid = process.pid();
        Optional<StatLine> stat = ProcFiles.readIfPossible(root.of(pid, "stat")).flatMap(StatLine::parse);
        if (stat.isEmpty() || stat.get().startTicks() != process.startTicks()) {
            return new Access.None(Denial.EXITED);
        }
        if (stat.get().kernelThread()) {
            return new Access.None(Denial.KERNEL_THREAD);
        }
        Path folder = root.of(pid);
        if (stat.get().state() == RunState.ZOMBIE) {
            List<Integer> others = Threads.living(folder); // It lives on in them, though its first thread has ended.
            if (others.isEmpty()) {
                return new Access.None(Denial.EXITED);
            }
            folder = folder.resolve("task/" + others.getFirst());
        }
        if (!opens(folder.resolve("maps")) || !opens(folder.resolve("pagemap"))) {
            return new Access.None(denial(pid));
        }
        return opens(folder.resolve("mem")) ? new Access.Full() : new Access.MapsOnly(denial(pid));
    }

    /// Why the kernel refused.
    public Denial denial(int pid) {
        OptionalLong scope = yamaScope();
        Optional<StatusFile> self = status(root.path().resolve("self"));
        return decide(
                status(root.of(pid)).map(status -> status.numbers("Uid")).orElse(List.of()),
                self.map(StatusFile::effectiveUser).orElse(OptionalLong.empty()),
                ownerIsRoot(root.of(pid, "stat")),
                self.map(status -> status.flags("CapEff"))
                        .orElse(OptionalLong.empty())
                        .orElse(0),
                scope.orElse(0));
    }

    /// Chooses the cause that a person can act on.
    ///
    /// @param target the real, effective, saved and file system user ids of the process; the kernel wants the first
    ///     three to be those of the reader, ptrace(2), *Ptrace access mode checking*
    /// @param self the effective user id of this program
    /// @param ownedByRoot whether the files of the process belong to root, as they do when it is not dumpable; the
    ///     folder does not
    /// @param capabilities the effective capabilities of this program, a bit each, capabilities(7)
    /// @param yamaScope 0 to 3; 0 also where the kernel has no Yama
    public static Denial decide(
            List<Long> target, OptionalLong self, boolean ownedByRoot, long capabilities, long yamaScope) {
        boolean ptrace = (capabilities & CAP_SYS_PTRACE) != 0;
        boolean search = (capabilities & CAP_DAC_READ_SEARCH) != 0;
        if (yamaScope == 3) {
            return Denial.YAMA_DISABLED;
        }
        if (ptrace != search) {
            return Denial.MISSING_CAPABILITY;
        }
        if (target.isEmpty() || self.isEmpty()) {
            return Denial.OTHER;
        }
        if (target.stream().limit(REAL_EFFECTIVE_SAVED).anyMatch(id -> id != self.getAsLong())) {
            return ptrace ? Denial.OTHER : Denial.OTHER_USER;
        }
        if (ownedByRoot && self.getAsLong() != 0) {
            return Denial.NOT_DUMPABLE;
        }
        return switch ((int) yamaScope) {
            case 1 -> Denial.YAMA_RESTRICTED;
            case 2 -> Denial.YAMA_ADMIN_ONLY;
            default -> Denial.OTHER;
        };
    }

    private OptionalLong yamaScope() {
        return ProcFiles.readIfPossible(root.path().resolve(YAMA_SCOPE))
                .map(bytes -> ByteText.of(bytes).latin1().strip())
                .filter(text -> text.matches("[0-3]"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    private static Optional<StatusFile> status(Path folder) {
        return ProcFiles.readIfPossible(folder.resolve("status")).map(StatusFile::parse);
    }

    private static boolean ownerIsRoot(Path file) {
        try {
            return Files.getAttribute(file, "unix:uid") instanceof Integer uid && uid == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean opens(Path path) {
        try (FileChannel _ = FileChannel.open(path, StandardOpenOption.READ)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
