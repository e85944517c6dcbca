package org.pagetint.linux.child.layout;

import java.util.List;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.layout.Backing.Store;
import org.pagetint.linux.child.layout.Chance.Run;

/// Takes pages of a part away again, or forbids them: to swap, out of the page cache, guards, protections, holes,
/// another length of the file. After these no page is touched any more, since that could kill the process.
final class Changes {
    private static final int MOST_CUTS = 24;
    private static final int MADV_COLD = 20;
    private static final List<Integer> PROTECTIONS =
            List.of(Kernel.PROT_NONE, Kernel.PROT_WRITE, Kernel.PROT_READ, Kernel.PROT_READ | Kernel.PROT_EXEC);

    private final Calls calls;
    private final Chance chance;

    Changes(Calls calls, Chance chance) {
        this.calls = calls;
        this.chance = chance;
    }

    /// Some of them, one after the other.
    void some(Part part) {
        long deeds = chance.between(0, 3);
        for (long deed = 0; deed < deeds; deed++) {
            any(part);
        }
        part.file().filter(_ -> chance.oneIn(4)).ifPresent(this::cut);
    }

    private void any(Part part) {
        switch ((int) chance.between(0, part.file().isPresent() ? 7 : 5)) {
            case 0, 1 -> advise(part, Kernel.MADV_PAGEOUT);
            case 2 -> advise(part, MADV_COLD);
            case 3 -> advise(part, Kernel.MADV_GUARD_INSTALL);
            case 4 -> protect(part);
            case 5 -> unmap(part);
            default -> dropFromCache(part.file().orElseThrow());
        }
    }

    /// The kernel may refuse: guards in locked memory, huge pages that do not go to swap.
    private void advise(Part part, int advice) {
        for (Run run : chance.fewRuns(part.pages(), 200)) {
            calls.may("madvise", part.at(run.first()), run.count() * Layout.PAGE, advice);
        }
    }

    private void protect(Part part) {
        for (Run run : chance.fewRuns(part.pages(), MOST_CUTS)) {
            calls.may("mprotect", part.at(run.first()), run.count() * Layout.PAGE, chance.oneOf(PROTECTIONS));
        }
    }

    private void unmap(Part part) {
        for (Run run : chance.fewRuns(part.pages() / 2, MOST_CUTS)) {
            calls.may("munmap", part.at(run.first()), run.count() * Layout.PAGE);
        }
    }

    /// Clean pages that nobody maps go; of a file on disk some are written first, to be clean.
    private void dropFromCache(Backing file) {
        if (file.store() == Store.DISK && chance.oneIn(4)) {
            calls.call("fdatasync", file.descriptor());
        }
        calls.may("posix_fadvise", file.descriptor(), 0L, 0L, Kernel.POSIX_FADV_DONTNEED);
    }

    /// Anywhere, also inside a page and also longer.
    private void cut(Backing file) {
        long step = file.store() == Store.HUGETLB ? Layout.HUGE : chance.oneIn(3) ? Layout.PAGE : 1;
        long length = chance.between(0, file.bytes() + file.bytes() / 4) / step * step;
        calls.call("ftruncate", file.descriptor(), length);
        file.cutTo(length);
    }
}
