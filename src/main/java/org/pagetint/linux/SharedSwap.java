package org.pagetint.linux;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.pagetint.linux.file.BackingFile;
import org.pagetint.linux.file.BackingFiles;
import org.pagetint.linux.file.FileDoor;
import org.pagetint.linux.file.FileView;
import org.pagetint.linux.file.OpenedFile;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.Mappings;

/// How much of a process's shared memory is in swap. `VmSwap` leaves it out, and `smaps` would stall the process; so
/// the files themselves are asked, each as a whole, which costs the process nothing. It is not measured where it would
/// take long, or where the kernel does not tell this user. Any thread may call.
final class SharedSwap {
    private static final int MOST_FILES = 64;

    /// In RAM and in swap: asking takes some 10 ms then.
    private static final long MOST_BYTES = 256L << 20;

    private static final int BYTES_OF_A_KILOBYTE = 1024;

    private record FileNumber(Device device, long inode) {}

    private final BackingFiles files;
    private final boolean cacheStat;
    private final long pageBytes;
    private final Map<Device, Boolean> inMemory = new HashMap<>();
    private List<Mapping> listed = List.of();
    private boolean everListed;

    SharedSwap(BackingFiles files, boolean cacheStat, long pageBytes) {
        this.files = files;
        this.cacheStat = cacheStat;
        this.pageBytes = pageBytes;
    }

    /// Keeps what of these mappings can be shared memory: measuring goes by the list that was made last, since making
    /// one takes long where there are many.
    synchronized void keep(Mappings mappings) {
        listed = mappings.list().stream().filter(SharedSwap::mayBeInMemory).toList();
        everListed = true;
    }

    /// In units of 1024 bytes; empty if it is not measured.
    OptionalLong kilobytes(Handles handles, Scratch scratch) throws MemoryGone {
        if (!LibC.isSwapInUse(scratch.stat)) {
            return OptionalLong.of(0);
        }
        if (!cacheStat) {
            return OptionalLong.empty();
        }
        Set<FileNumber> seen = new HashSet<>();
        Sum sum = new Sum();
        for (Mapping mapping : mappings(handles)) {
            boolean first = seen.add(new FileNumber(mapping.device(), mapping.inode()));
            if (first
                    && !isElsewhere(mapping.device())
                    && !(seen.size() <= MOST_FILES && add(handles, mapping, sum, scratch))) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(sum.swapped * pageBytes / BYTES_OF_A_KILOBYTE);
    }

    /// Pages of all files.
    private static final class Sum {
        private long swapped;
        private long allocated;
    }

    /// Adds the file of `mapping`. Whether it could be asked.
    private boolean add(Handles handles, Mapping mapping, Sum sum, Scratch scratch) {
        FileView view = files.acquire(handles.folder(), mapping, scratch);
        try {
            if (!(view instanceof FileView.Regular(BackingFile file, long _))) {
                return mapping.kind() != MappingKind.SHARED_MEMORY;
            }
            note(mapping.device(), file.onTmpfs());
            if (!file.onTmpfs()) {
                return true;
            }
            sum.allocated += file.allocatedBytes(scratch);
            if (sum.allocated > MOST_BYTES || !(file.open() instanceof FileDoor.Answer.Opened(OpenedFile opened))) {
                return false;
            }
            try (opened) {
                boolean told = LibC.cacheStat(opened.descriptor(), 0, 0, scratch.cache) == 0;
                sum.swapped += told ? scratch.cache.getLong(LibC.CACHE_STAT_EVICTED) : 0;
                return told;
            }
        } finally {
            BackingFiles.release(view);
        }
    }

    private synchronized List<Mapping> mappings(Handles handles) throws MemoryGone {
        if (!everListed) {
            keep(handles.mappings());
        }
        return listed;
    }

    /// Files in memory lie on devices without hardware behind them, as some others do.
    private static boolean mayBeInMemory(Mapping mapping) {
        return mapping.hasFile() && mapping.device().major() == 0;
    }

    private synchronized void note(Device device, boolean tmpfs) {
        inMemory.put(device, tmpfs);
    }

    private synchronized boolean isElsewhere(Device device) {
        return Boolean.FALSE.equals(inMemory.get(device));
    }
}
