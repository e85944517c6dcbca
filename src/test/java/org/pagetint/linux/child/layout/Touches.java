package org.pagetint.linux.child.layout;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.List;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.layout.Backing.Store;
import org.pagetint.linux.child.layout.Chance.Run;

/// Fills the pages of a part, in one way or another: by stores and loads of the process, or behind its back through
/// the file.
final class Touches {
    private static final int PUNCH_AND_KEEP_SIZE = 3;

    /// The process has a small heap.
    private static final long MOST_AT_ONCE = 256;

    private final Calls calls;
    private final Chance chance;
    private long budget;

    /// @param budget how many pages may be written; more are read only
    Touches(Calls calls, Chance chance, long budget) {
        this.calls = calls;
        this.chance = chance;
        this.budget = budget;
    }

    /// Some of them, one after the other.
    void some(Part part) {
        List<Run> runs = chance.runs(part.usable());
        long deeds = chance.between(0, 3);
        for (long deed = 0; deed < deeds; deed++) {
            any(part, runs);
            runs = chance.runs(part.usable());
        }
    }

    private void any(Part part, List<Run> runs) {
        switch ((int) chance.between(0, part.file().isPresent() ? 7 : 4)) {
            case 0, 1 -> write(part, runs);
            case 2, 3 -> read(part, runs);
            case 4 -> advise(part, runs, Kernel.MADV_DONTNEED);
            case 5 -> writeThroughAlias(part, runs);
            case 6 -> writeThroughDescriptor(part, runs);
            default -> punch(part, runs);
        }
    }

    /// Stores or loads, and nothing that gives pages back.
    void storesOrLoads(Part part) {
        List<Run> runs = chance.runs(part.usable());
        if (chance.oneIn(2)) {
            write(part, runs);
        } else {
            read(part, runs);
        }
    }

    /// Stores.
    void write(Part part, List<Run> runs) {
        for (Run run : runs) {
            if (mayWrite(run.count())) {
                store(part.at(run.first()), run.count());
            } else {
                read(part, List.of(run));
            }
        }
    }

    /// Loads, one a page.
    void read(Part part, List<Run> runs) {
        int sum = 0;
        for (Run run : runs) {
            for (long page = 0; page < run.count(); page++) {
                sum += new Pointer(part.at(run.first() + page)).getByte(0);
            }
        }
        if (sum == Integer.MIN_VALUE) {
            throw new IllegalStateException("no sum of bytes is so low");
        }
    }

    private void advise(Part part, List<Run> runs, int advice) {
        for (Run run : runs) {
            calls.may("madvise", part.at(run.first()), run.count() * Layout.PAGE, advice);
        }
    }

    private void writeThroughAlias(Part part, List<Run> runs) {
        for (Run run : runs) {
            if (mayWrite(run.count())) {
                store(part.file().orElseThrow().alias() + part.offset(run.first()), run.count());
            }
        }
    }

    /// By write(2), which hugetlbfs does not have.
    private void writeThroughDescriptor(Part part, List<Run> runs) {
        if (part.isIn(Store.HUGETLB)) {
            return;
        }
        Backing file = part.file().orElseThrow();
        for (Run run : runs) {
            long left = file.bytes() - part.offset(run.first());
            long pages = Math.min(run.count(), MOST_AT_ONCE);
            if (mayWrite(pages)) {
                byte[] bytes = chance.bytes((int) Math.min(left, pages * Layout.PAGE));
                try (Memory memory = new Memory(bytes.length)) {
                    memory.write(0, bytes, 0, bytes.length);
                    calls.call("pwrite", file.descriptor(), memory, (long) bytes.length, part.offset(run.first()));
                }
            }
        }
    }

    private void punch(Part part, List<Run> runs) {
        if (part.isIn(Store.HUGETLB)) {
            return; // What was reserved would be gone, and the next store could kill the process.
        }
        for (Run run : runs) {
            calls.may(
                    "fallocate",
                    part.file().orElseThrow().descriptor(),
                    PUNCH_AND_KEEP_SIZE,
                    part.offset(run.first()),
                    run.count() * Layout.PAGE);
        }
    }

    private void store(long address, long pages) {
        for (long page = 0; page < pages; page += MOST_AT_ONCE) {
            byte[] bytes = chance.bytes((int) (Math.min(pages - page, MOST_AT_ONCE) * Layout.PAGE));
            new Pointer(address + page * Layout.PAGE).write(0, bytes, 0, bytes.length);
        }
    }

    private boolean mayWrite(long pages) {
        boolean may = pages <= budget;
        budget -= may ? pages : 0;
        return may;
    }
}
