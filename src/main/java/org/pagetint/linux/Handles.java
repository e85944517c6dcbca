package org.pagetint.linux;

import java.lang.foreign.Arena;
import java.util.Optional;
import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.QueryIoctl;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.linux.kernel.Shared;
import org.pagetint.linux.proc.AuxiliaryVector;
import org.pagetint.linux.proc.MapsFile;
import org.pagetint.linux.proc.ProcFiles;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// The open files of one process's memory: they belong to the memory, not to the pid, so that a reused pid or another
/// program in the same process can never be taken for it.
final class Handles extends Shared {
    private final int task;
    private final int folder;
    private final int maps;
    private final int pagemap;
    private final int memory;
    private final boolean query;
    private final byte[] program;
    private final boolean mayBeShared;

    /// Takes over the descriptors.
    ///
    /// @param task the thread through which the memory is seen; the first one, whose number is that of the process,
    ///     while it lives
    /// @param folder of that thread in `/proc`
    /// @param program its [auxiliary vector][AuxiliaryVector] before the files were opened
    /// @param mayBeShared whether another process may have the same memory, and keep it alive
    /// @param memory of `mem`, negative where it may not be read
    /// @param query whether `maps` answers PROCMAP_QUERY
    Handles(
            int task,
            int folder,
            int maps,
            int pagemap,
            int memory,
            boolean query,
            byte[] program,
            boolean mayBeShared) {
        this.task = task;
        this.folder = folder;
        this.maps = maps;
        this.pagemap = pagemap;
        this.memory = memory;
        this.query = query;
        this.program = program;
        this.mayBeShared = mayBeShared;
    }

    int pagemap() {
        return pagemap;
    }

    /// The thread through which the memory is seen.
    int task() {
        return task;
    }

    /// Its folder in `/proc`, with all that belongs to the process as a whole but `map_files`.
    int folder() {
        return folder;
    }

    /// All bytes of a file of that folder.
    ///
    /// @throws MemoryGone if the thread is
    byte[] read(String file) throws MemoryGone {
        return ProcFiles.readIn(folder, file).orElseThrow(MemoryGone::new);
    }

    /// Whether there are mappings.
    boolean hasMappings() {
        try (Arena arena = Arena.ofConfined()) {
            return LibC.pread(maps, arena.allocate(1), 0) > 0;
        }
    }

    /// Of `mem`; negative where the bytes may not be read.
    int memory() {
        return memory;
    }

    /// All mappings now.
    ///
    /// @throws MemoryGone if there are none, as every process has some
    Mappings mappings() throws MemoryGone {
        int fresh = LibC.openat(folder, "maps", LibC.O_RDONLY);
        if (fresh < 0) {
            throw new MemoryGone();
        }
        try {
            MapsFile file = new MapsFile();
            ProcFiles.readBlocks(fresh, file::take);
            if (file.isEmpty()) {
                throw new MemoryGone();
            }
            return file.mappings();
        } finally {
            LibC.closeDescriptor(fresh);
        }
    }

    /// Asks the kernel for the mapping that holds `address`, or the first one after it. Empty where it answers no
    /// questions or does not know: neither `[vsyscall]` nor paths longer than PATH_MAX; then [#mappings] tells.
    Optional<Mapping> ask(long address, Scratch scratch) throws MemoryGone {
        if (!query) {
            return Optional.empty();
        }
        int result = QueryIoctl.ask(maps, address, scratch);
        if (result == -Errno.ESRCH) {
            throw new MemoryGone();
        }
        return result == 0 ? Optional.of(QueryIoctl.answer(scratch)) : Optional.empty();
    }

    /// Checks that the memory is still that of the process. It is not if it is gone; nor if others keep it alive, and
    /// the process left it to them, as the child of a vfork(2) does when it executes a program.
    void checkAlive(Scratch scratch) throws MemoryGone {
        if (!isAlive(scratch) || (mayBeShared && !AuxiliaryVector.mayBeSame(program, AuxiliaryVector.read(folder)))) {
            throw new MemoryGone();
        }
    }

    /// Whether these, opened after `earlier`, show another program; not if the process was only not to be seen for a
    /// moment.
    boolean showAnotherProgram(Handles earlier, Scratch scratch) {
        // Through another thread it is still the memory of the same program, whose first thread has ended.
        boolean replaced = task == earlier.task && !earlier.isAlive(scratch);
        return replaced || !AuxiliaryVector.mayBeSame(program, earlier.program);
    }

    private boolean isAlive(Scratch scratch) {
        if (query) {
            int result = QueryIoctl.ask(maps, 0, scratch);
            return result >= 0 || result == -Errno.ENOENT;
        }
        return LibC.pread(maps, scratch.stat.first(1), 0) > 0;
    }

    @Override
    protected void letGo() {
        LibC.closeDescriptor(folder);
        LibC.closeDescriptor(maps);
        LibC.closeDescriptor(pagemap);
        if (memory >= 0) {
            LibC.closeDescriptor(memory);
        }
    }
}
