package org.pagetint.linux.child.layout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.layout.Backing.Store;
import org.pagetint.linux.child.layout.Chance.Run;

/// Makes the parts of one layout: maps, touches, and changes what was touched.
final class Maker {
    private static final int ANONYMOUS = Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS;
    private static final int PR_SET_VMA = 0x53564d41;
    private static final long PR_SET_VMA_ANON_NAME = 0;
    private static final long GIBIBYTE_PAGES = (1L << 30) / Layout.PAGE;
    private static final List<Kind> LARGE = List.copyOf(EnumSet.allOf(Kind.class));
    private static final List<Kind> SMALL = List.copyOf(EnumSet.complementOf(EnumSet.of(Kind.SPARSE)));

    private final Calls calls;
    private final LayoutFiles files;
    private final Chance chance;
    private final Touches touches;
    private final Changes changes;
    private final boolean large;

    Maker(Calls calls, LayoutFiles files, Chance chance, Touches touches, boolean large) {
        this.calls = calls;
        this.files = files;
        this.chance = chance;
        this.touches = touches;
        this.changes = new Changes(calls, chance);
        this.large = large;
    }

    /// What the parts of a layout can be.
    static List<Kind> kinds(boolean large) {
        return large ? LARGE : SMALL;
    }

    /// Makes one part at `start`.
    ///
    /// @return where it ends; `start` if there is none of this kind here
    long make(Kind kind, long start) {
        return switch (kind) {
            case ANONYMOUS -> anonymous(start, pages());
            case STRIPED -> striped(start);
            case HUGE -> huge(aligned(start));
            case HUGE_POOL -> hugePool(start);
            case SHARED_ANONYMOUS -> sharedAnonymous(start);
            case ZERO_DEVICE -> zeroDevice(start);
            case DISK_PRIVATE -> oneOf(Store.DISK, start, false);
            case DISK_SHARED -> oneOf(Store.DISK, start, true);
            case TMPFS_PRIVATE -> oneOf(Store.TMPFS, start, false);
            case TMPFS_SHARED -> oneOf(Store.TMPFS, start, true);
            case MEMFD_PRIVATE -> oneOf(Store.MEMFD, start, false);
            case MEMFD_SHARED -> oneOf(Store.MEMFD, start, true);
            case HUGE_FILE -> hugeFile(start);
            case SEVERAL_OF_ONE_FILE -> severalOfOneFile(start);
            case RESERVED -> map(start, pages(), Kernel.PROT_NONE, ANONYMOUS, -1, 0);
            case SPARSE -> sparse(start);
            case MANY_RUNS -> manyRuns(start);
        };
    }

    private long pages() {
        return chance.oneIn(5) ? chance.between(64, large ? 3000 : 800) : chance.between(1, 64);
    }

    private long anonymous(long start, long pages) {
        long end = map(start, pages, Kernel.READ_WRITE, ANONYMOUS, -1, 0);
        return finished(Part.anonymous(start, pages), end);
    }

    private long striped(long start) {
        long pages = chance.between(2, large ? 3000 : 200);
        long end = map(start, pages, Kernel.READ_WRITE, ANONYMOUS, -1, 0);
        Part part = Part.anonymous(start, pages);
        touches.some(part);
        for (long page = chance.between(0, 1); page < pages; page += 2) {
            calls.call("mprotect", part.at(page), Layout.PAGE, Kernel.PROT_READ);
        }
        return end;
    }

    private long huge(long start) {
        long pages = chance.between(1, 3) * Layout.HUGE / Layout.PAGE;
        long end = map(start, pages, Kernel.READ_WRITE, ANONYMOUS, -1, 0);
        calls.may("madvise", start, end - start, Kernel.MADV_HUGEPAGE);
        return finished(Part.anonymous(start, pages), end);
    }

    private long hugePool(long from) {
        long start = aligned(from);
        int flags = ANONYMOUS | Kernel.MAP_HUGETLB;
        // Without NORESERVE, so that the kernel refuses now rather than kill later.
        if (!calls.may("mmap", start, Layout.HUGE, Kernel.READ_WRITE, flags | Kernel.MAP_FIXED, -1, 0L)) {
            return from;
        }
        touches.storesOrLoads(Part.anonymous(start, Layout.HUGE / Layout.PAGE));
        return start + Layout.HUGE;
    }

    private long sharedAnonymous(long start) {
        long pages = pages();
        long end = map(start, pages, Kernel.READ_WRITE, Kernel.MAP_SHARED | Kernel.MAP_ANONYMOUS, -1, 0);
        return finished(new Part(start, pages, Optional.empty(), 0, true), end);
    }

    private long zeroDevice(long start) {
        long pages = pages();
        long device = calls.call("open", "/dev/zero", Kernel.O_RDWR);
        long end = map(start, pages, Kernel.READ_WRITE, Kernel.MAP_PRIVATE, device, 0);
        calls.call("close", device);
        return finished(Part.anonymous(start, pages), end);
    }

    private long oneOf(Store store, long start, boolean shared) {
        long pages = pages();
        Optional<Backing> file = files.make(store, pages, chance);
        return file.map(backing -> {
                    // The mapping may start inside the file and may reach behind its end.
                    long first = chance.between(0, 3) == 0 ? chance.between(0, pages - 1) : 0;
                    long length = chance.oneIn(3) ? chance.between(1, pages + 8) : pages;
                    return mapped(Part.of(backing, start, length, first, shared));
                })
                .orElse(start);
    }

    private long hugeFile(long from) {
        long start = aligned(from);
        long pages = 2 * Layout.HUGE / Layout.PAGE;
        return files.make(Store.HUGETLB, pages, chance)
                .map(file -> {
                    Part part = Part.of(file, start, pages, 0, true);
                    long end = map(start, pages, Kernel.READ_WRITE, Kernel.MAP_SHARED, file.descriptor(), 0);
                    touches.storesOrLoads(part);
                    return end;
                })
                .orElse(from);
    }

    private long severalOfOneFile(long start) {
        Store store = chance.oneOf(List.of(Store.DISK, Store.TMPFS, Store.MEMFD));
        long pages = chance.between(1, 64);
        Backing file = files.make(store, pages, chance).orElseThrow();
        long at = start;
        List<Part> parts = new ArrayList<>();
        long count = chance.between(2, 6);
        for (long i = 0; i < count; i++) {
            long first = chance.between(0, pages - 1);
            Part part = Part.of(file, at, chance.between(1, pages), first, chance.oneIn(2));
            at = mapOnly(part);
            touches.some(part);
            parts.add(part);
        }
        parts.forEach(changes::some);
        return at;
    }

    private long sparse(long start) {
        long pages = chance.between(1, 4) * GIBIBYTE_PAGES;
        long end = map(start, pages, Kernel.READ_WRITE, ANONYMOUS, -1, 0);
        Part part = Part.anonymous(start, pages);
        long touched = chance.between(0, 200);
        for (long i = 0; i < touched; i++) {
            long first = chance.between(0, pages - 5);
            touches.write(part, List.of(new Run(first, chance.between(1, 5))));
        }
        return end;
    }

    private long manyRuns(long start) {
        long runs = chance.between(300, !large ? 2_500 : chance.oneIn(4) ? 100_000 : 10_000);
        long pages = 2 * runs;
        long end = map(start, pages, Kernel.READ_WRITE, ANONYMOUS, -1, 0);
        List<Run> every = new ArrayList<>();
        for (long page = 0; page < pages; page += 2) {
            every.add(new Run(page, 1));
        }
        Part part = Part.anonymous(start, pages);
        touches.read(part, every);
        touches.write(part, chance.fewRuns(pages, 300));
        return end;
    }

    private long mapped(Part part) {
        return finished(part, mapOnly(part));
    }

    private long mapOnly(Part part) {
        Backing file = part.file().orElseThrow();
        int flags = part.shared() ? Kernel.MAP_SHARED : Kernel.MAP_PRIVATE;
        long end = map(part.start(), part.pages(), Kernel.READ_WRITE, flags, file.descriptor(), part.offset(0));
        if (chance.oneIn(2)) {
            calls.call("madvise", part.start(), end - part.start(), Kernel.MADV_RANDOM);
        }
        return end;
    }

    private long finished(Part part, long end) {
        if (chance.oneIn(4)) {
            calls.may("prctl", PR_SET_VMA, PR_SET_VMA_ANON_NAME, part.start(), end - part.start(), "made by chance");
        }
        touches.some(part);
        changes.some(part);
        return end;
    }

    private long map(long start, long pages, int protection, int flags, long file, long offset) {
        long length = pages * Layout.PAGE;
        calls.call("mmap", start, length, protection, Layout.FIXED | flags, file, offset);
        return start + length;
    }

    private static long aligned(long start) {
        return (start + Layout.HUGE - 1) / Layout.HUGE * Layout.HUGE;
    }
}
