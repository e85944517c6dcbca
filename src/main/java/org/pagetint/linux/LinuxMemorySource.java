package org.pagetint.linux;

import java.time.Instant;
import java.util.Optional;
import org.pagetint.linux.file.BackingFiles;
import org.pagetint.linux.file.FileFinder;
import org.pagetint.linux.file.SharedPages;
import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.PageSizes;
import org.pagetint.linux.proc.AccessProbe;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.LinuxThreadStates;
import org.pagetint.linux.proc.ProcFiles;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.linux.proc.StatLine;
import org.pagetint.linux.stop.LinuxCoreFacts;
import org.pagetint.memory.MemorySource;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;
import org.pagetint.reading.AnsweringMemory;

/// Opens the memory of live processes of this machine.
public final class LinuxMemorySource implements MemorySource {
    private final ProcRoot root;
    private final Capabilities capabilities;
    private final AccessProbe accessProbe;
    private final UserfaultHandlers userfaultHandlers;
    private final LinuxCoreFacts coreFacts;

    /// Processes under `root`, read by what the kernel is capable of.
    public LinuxMemorySource(ProcRoot root, Capabilities capabilities) {
        this.root = root;
        this.capabilities = capabilities;
        this.accessProbe = new AccessProbe(root);
        this.userfaultHandlers = new UserfaultHandlers(root);
        this.coreFacts = new LinuxCoreFacts(root);
    }

    /// Processes of this machine.
    public static LinuxMemorySource ofThisMachine() {
        return new LinuxMemorySource(ProcRoot.SYSTEM, Capabilities.probe(ProcRoot.SYSTEM));
    }

    @Override
    public ProcessMemory open(ProcessId process) throws ProcessFailedException {
        return AnsweringMemory.open(process, new LinuxThreadStates(), () -> openDirectly(process));
    }

    /// The same without the watch over reads that never end: for a caller that has its own.
    ProcessMemory openDirectly(ProcessId process) throws ProcessFailedException {
        int pid = process.pid();
        int folder = LibC.openat(LibC.AT_FDCWD, root.of(pid).toString(), LibC.O_PATH);
        if (folder < 0) {
            throw failure(process, "", folder);
        }
        try {
            StatLine stat = stat(process);
            HandleOpener opener = new HandleOpener(pid, folder, capabilities.mappingQuery());
            Handles handles = opener.open().orElseThrow(() -> refused(process, stat));
            Access access = handles.memory() >= 0 ? new Access.Full() : new Access.MapsOnly(accessProbe.denial(pid));
            return new LiveMemory(process, access, parts(stat), opener, handles);
        } catch (ProcessFailedException e) {
            LibC.closeDescriptor(folder);
            throw e;
        }
    }

    private LiveParts parts(StatLine stat) {
        PageSize pageSize = PageSizes.system();
        PagemapReader pagemap = new PagemapReader(capabilities, pageSize);
        OwnVdso ownVdso = new OwnVdso(root);
        SharedPages sharedPages = new SharedPages(capabilities.cacheStat(), pageSize);
        Instant start = LinuxProcesses.started(LinuxProcesses.bootSecond(root), stat.startTicks());
        BackingFiles files = new BackingFiles(new FileFinder(root, start, capabilities.mapFiles()));
        return new LiveParts(
                pageSize,
                pagemap,
                new Planner(
                        pagemap,
                        new VmFlagsTable(userfaultHandlers, new SmapsReader(pagemap)),
                        ownVdso,
                        sharedPages,
                        pageSize),
                new ProcessReader(capabilities, pageSize),
                files,
                new SharedSwap(files, capabilities.cacheStat(), pageSize.bytes()),
                ownVdso,
                sharedPages,
                accessProbe,
                coreFacts,
                LibC.openat(LibC.AT_FDCWD, "/proc/self/mem", LibC.O_RDONLY));
    }

    /// The process's `stat`, if it is still the same process.
    private StatLine stat(ProcessId process) throws ProcessFailedException {
        int pid = process.pid();
        Optional<StatLine> stat = ProcFiles.readIfPossible(root.of(pid, "stat")).flatMap(StatLine::parse);
        return stat.filter(line -> line.startTicks() == process.startTicks())
                .orElseThrow(() -> new ProcessFailedException(new ProcessFailure.NoSuchProcess(pid)));
    }

    private ProcessFailedException refused(ProcessId process, StatLine stat) {
        int pid = process.pid();
        return switch (accessProbe.access(process)) {
            case Access.None(Denial denial) ->
                new ProcessFailedException(
                        denial != Denial.EXITED && isThere(pid, stat)
                                ? new ProcessFailure.PermissionDenied(
                                        process, root.of(pid, "maps").toString(), denial)
                                : new ProcessFailure.Exited(process));
            case Access.MapsOnly _ -> failure(process, "maps", -Errno.EACCES);
            case Access.Full _ ->
                new ProcessFailedException(
                        isThere(pid, stat) // It may be seen again: one that goes on forbidding it and allowing it.
                                ? new ProcessFailure.PermissionDenied(
                                        process, root.of(pid, "maps").toString(), Denial.OTHER)
                                : new ProcessFailure.Exited(process));
        };
    }

    /// Whether the process was not refused because it exited just now.
    private boolean isThere(int pid, StatLine stat) {
        return ProcFiles.readIfPossible(root.of(pid, "stat"))
                .flatMap(StatLine::parse)
                .filter(now -> now.startTicks() == stat.startTicks())
                .isPresent();
    }

    private ProcessFailedException failure(ProcessId process, String file, int error) {
        int pid = process.pid();
        String path = root.of(pid, file).toString();
        return new ProcessFailedException(
                switch (-error) {
                    case Errno.ENOENT, Errno.ESRCH -> new ProcessFailure.NoSuchProcess(pid);
                    case Errno.EACCES, Errno.EPERM ->
                        new ProcessFailure.PermissionDenied(process, path, accessProbe.denial(pid));
                    default -> new ProcessFailure.Io(process, "open " + path, Optional.of(-error), "error " + -error);
                });
    }
}
