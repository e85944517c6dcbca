package org.pagetint.linux;

import java.util.Arrays;
import java.util.Optional;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.proc.AuxiliaryVector;
import org.pagetint.linux.proc.ProcFiles;
import org.pagetint.linux.proc.StatLine;
import org.pagetint.linux.proc.Threads;
import org.pagetint.process.RunState;

/// Opens the files of a process's memory, now and again after an `exec`, through a descriptor of its folder: that one
/// never comes to mean another process, even when the pid is given to one.
final class HandleOpener {
    private final int pid;
    private final int folder;
    private final boolean query;

    /// Takes over the folder's descriptor.
    ///
    /// @param query whether `maps` answers PROCMAP_QUERY
    HandleOpener(int pid, int folder, boolean query) {
        this.pid = pid;
        this.folder = folder;
        this.query = query;
    }

    /// The open files; empty if the mappings or the page states may not be seen or the process has exited.
    ///
    /// When the first thread of a process has ended and others have not, the files of the process are empty and those
    /// of the other threads are what they were: then they are opened through one of these.
    Optional<Handles> open() {
        if (stat().map(stat -> stat.state() != RunState.ZOMBIE).orElse(true)) {
            return open(pid, LibC.openat(folder, ".", LibC.O_PATH));
        }
        return Threads.living(folder).stream()
                .map(task -> open(task, LibC.openat(folder, "task/" + task, LibC.O_PATH)))
                .flatMap(Optional::stream)
                .filter(HandleOpener::hasMemory)
                .findFirst();
    }

    private static boolean hasMemory(Handles handles) {
        boolean there = handles.hasMappings();
        if (!there) {
            handles.close();
        }
        return there;
    }

    /// Takes over the descriptor of the folder of a thread.
    private Optional<Handles> open(int task, int taskFolder) {
        if (taskFolder < 0) {
            return Optional.empty();
        }
        byte[] program = AuxiliaryVector.read(taskFolder);
        int maps = LibC.openat(taskFolder, "maps", LibC.O_RDONLY);
        int pagemap = maps < 0 ? maps : LibC.openat(taskFolder, "pagemap", LibC.O_RDONLY);
        if (pagemap < 0) {
            if (maps >= 0) {
                LibC.closeDescriptor(maps);
            }
            LibC.closeDescriptor(taskFolder);
            return Optional.empty();
        }
        int memory = LibC.openat(taskFolder, "mem", LibC.O_RDONLY);
        return Optional.of(new Handles(task, taskFolder, maps, pagemap, memory, query, program, isLikeParent(program)));
    }

    /// Whether the process was started without a program of its own, and so may share the memory of its parent.
    private boolean isLikeParent(byte[] program) {
        return stat().map(stat -> AuxiliaryVector.readOther(folder, stat.parentPid()))
                .filter(parent -> Arrays.equals(program, parent))
                .isPresent();
    }

    /// `stat` of the process now; empty once it is gone.
    Optional<StatLine> stat() {
        return ProcFiles.readIn(folder, "stat").flatMap(StatLine::parse);
    }

    /// Closes the folder. No call may follow.
    void close() {
        LibC.closeDescriptor(folder);
    }
}
