package org.pagetint.linux.file;

import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.PageSize;

/// Finds out where the pages of a file in memory are, without touching one. Only the file can tell: the pagemap of a
/// process has nothing at all for shared memory in swap, and reading the file would bring it in.
///
/// - SEEK_DATA, lseek(2), leads over holes. Its counterpart SEEK_HOLE is not used: it would keep others from writing to
///   the file for as long as it walks over data.
/// - cachestat(2) counts the pages of a range that are in RAM and that are in swap (Linux 6.5).
/// - Before that, mincore(2) tells of each page of a mapping of our own that was never touched whether it is in RAM. To
///   users who may neither write the file nor own it, it says that all are.
///
/// Any thread may use it, each with a scratch of its own.
public final class SharedPages {
    /// Takes what was found, in ascending order, without gaps; no two neighbours are alike.
    interface Sink {
        /// Takes the next bytes.
        ///
        /// @param start offset in the file, in bytes
        /// @param end offset behind the last byte
        void accept(long start, long end, FilePage where);
    }

    /// Far behind the end of every file, where no page can be in RAM.
    private static final long NOWHERE = 1L << 62;

    private final boolean cacheStat;
    private final PageSize pageSize;
    private final long window;

    /// @param cacheStat whether the kernel has cachestat(2)
    public SharedPages(boolean cacheStat, PageSize pageSize) {
        this.cacheStat = cacheStat;
        this.pageSize = pageSize;
        this.window = Scratch.MAX_PAGES * pageSize.bytes();
    }

    /// Tells `sink` of all pages of the file from `start` to `end`, which are offsets of whole pages.
    ///
    /// @param file descriptor, open for reading
    void look(int file, long start, long end, Scratch scratch, Sink sink) {
        Joined joined = new Joined(start, sink);
        long at = start;
        long width = pageSize.bytes();
        while (at < end) {
            long data = LibC.seek(file, at, LibC.SEEK_DATA);
            if (data < 0 && data != -Errno.ENXIO) {
                joined.add(end, FilePage.UNTOLD);
                break;
            }
            long hole = data < 0 ? end : Math.min(pageSize.floor(data), end);
            if (hole > at) {
                joined.add(hole, FilePage.HOLE);
                at = hole;
                width = pageSize.bytes();
                continue;
            }
            // Wider and wider while pages are alike: a page alone costs two calls, and a million in a row some hundred.
            long to = Math.min(at + width, end);
            width = tell(file, at, to, scratch, joined) ? Math.min(width * 2, window) : pageSize.bytes();
            at = to;
        }
        joined.finish();
    }

    /// Whether all pages from `start` to `end` can be read now without bringing one in.
    public boolean areAtHand(int file, long start, long end, Scratch scratch) {
        boolean[] atHand = {true};
        look(file, start, end, scratch, (_, _, where) -> {
            switch (where) {
                case HOLE, CACHED -> {}
                case SWAPPED, UNTOLD -> atHand[0] = false;
            }
        });
        return atHand[0];
    }

    /// Tells of at most a window of pages. Whether all were alike.
    private boolean tell(int file, long start, long end, Scratch scratch, Joined joined) {
        if (cacheStat && LibC.cacheStat(file, start, end - start, scratch.cache) == 0) {
            long pages = (end - start) / pageSize.bytes();
            long cached = scratch.cache.getLong(LibC.CACHE_STAT_CACHED);
            long swapped = scratch.cache.getLong(LibC.CACHE_STAT_EVICTED);
            if (cached >= pages) {
                joined.add(end, FilePage.CACHED);
            } else if (swapped >= pages) {
                joined.add(end, FilePage.SWAPPED);
            } else if (cached + swapped == 0 || pages == 1) {
                joined.add(end, FilePage.HOLE);
            } else {
                long middle = start + pages / 2 * pageSize.bytes();
                tell(file, start, middle, scratch, joined);
                tell(file, middle, end, scratch, joined);
                return false;
            }
            return true;
        }
        return tellByMapping(file, start, end, scratch, joined);
    }

    private boolean tellByMapping(int file, long start, long end, Scratch scratch, Joined joined) {
        boolean told = isResident(file, NOWHERE, pageSize.bytes(), scratch) == Residence.NONE
                && isResident(file, start, end - start, scratch) != Residence.REFUSED;
        if (!told) {
            joined.add(end, LibC.isSwapInUse(scratch.stat) ? FilePage.UNTOLD : FilePage.CACHED);
            return true;
        }
        for (long page = start; page < end; page += pageSize.bytes()) {
            boolean cached = (scratch.residence.getByte((int) ((page - start) / pageSize.bytes())) & 1) != 0;
            joined.add(page + pageSize.bytes(), cached ? FilePage.CACHED : absent(file, page));
        }
        return false;
    }

    private FilePage absent(int file, long page) {
        long data = LibC.seek(file, page, LibC.SEEK_DATA);
        return data >= 0 && pageSize.floor(data) == page ? FilePage.SWAPPED : FilePage.HOLE;
    }

    private enum Residence {
        /// Of no page the kernel says that it is in RAM.
        NONE,
        /// Of some or all it does.
        SOME,
        /// It does not say.
        REFUSED
    }

    /// Asks of at most a window of pages; the scratch has a byte for each then, and its lowest bit says it.
    private Residence isResident(int file, long offset, long length, Scratch scratch) {
        long address = LibC.map(file, offset, length, LibC.PROT_NONE);
        if (address < 0) {
            return Residence.REFUSED;
        }
        try {
            if (LibC.mincore(address, length, scratch.residence.segment()) < 0) {
                return Residence.REFUSED;
            }
            return (scratch.residence.getByte(0) & 1) == 0 ? Residence.NONE : Residence.SOME;
        } finally {
            LibC.unmap(address, length);
        }
    }

    /// Puts pages that are alike together.
    private static final class Joined {
        private final Sink sink;
        private long start;
        private long end;
        private FilePage where = FilePage.HOLE;

        private Joined(long start, Sink sink) {
            this.sink = sink;
            this.start = start;
            this.end = start;
        }

        /// The pages from where the last ones ended up to `to`.
        private void add(long to, FilePage whereTheyAre) {
            if (whereTheyAre != where) {
                finish();
                start = end;
                where = whereTheyAre;
            }
            end = to;
        }

        private void finish() {
            if (end > start) {
                sink.accept(start, end, where);
            }
        }
    }
}
