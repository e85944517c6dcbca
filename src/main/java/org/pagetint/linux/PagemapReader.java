package org.pagetint.linux;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.MovingPages;
import org.pagetint.linux.kernel.PageBits;
import org.pagetint.linux.kernel.ScanIoctl;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageFlag;
import org.pagetint.memory.PageSize;

/// Looks at the pagemap of a process: which pages exist, and what they are. While the kernel looks, the process cannot
/// map or unmap, so each look is short and a pause follows before the next one.
final class PagemapReader {
    /// Takes what was found, in ascending order, without gaps: pages that do not exist come with facts of 0.
    interface Sink {
        void accept(long start, long end, int facts);
    }

    private static final long PAUSE_NANOS = 50_000;
    private static final int ENTRY_BYTES = 8;

    private final Capabilities capabilities;
    private final PageSize pageSize;

    PagemapReader(Capabilities capabilities, PageSize pageSize) {
        this.capabilities = capabilities;
        this.pageSize = pageSize;
    }

    /// Tells `sink` of all pages of `range`, which are whole.
    ///
    /// @param mayHoldFiles whether pages of a file can be there; looking for them costs time
    void read(int pagemap, AddressRange range, boolean mayHoldFiles, Scratch scratch, Sink sink) {
        if (range.start() < 0) {
            sink.accept(range.start(), range.end(), 0); // Above the user's addresses there are no page tables.
        } else if (capabilities.pagemapScan()) {
            scan(pagemap, range, mayHoldFiles, scratch, sink);
        } else {
            readEntries(pagemap, range, scratch, sink);
        }
    }

    /// Whether more than so many bytes of `range`, which is whole pages, exist. Looks no further than it must.
    boolean holdsMoreThan(long bytes, int pagemap, AddressRange range, Scratch scratch) {
        long[] found = {0};
        long piece = bytes;
        AddressRange rest = range;
        while (!rest.isEmpty() && found[0] <= bytes) {
            AddressRange look = rest.first(piece);
            long before = found[0];
            read(pagemap, look, false, scratch, (from, to, facts) -> found[0] += facts == 0 ? 0 : to - from);
            piece = found[0] == before ? piece * 2 : bytes; // Where nothing is, all of it costs no more than a part.
            rest = new AddressRange(look.end(), rest.end());
        }
        return found[0] > bytes;
    }

    /// The facts of one page, raw and scanned together.
    int facts(int pagemap, long page, Scratch scratch) {
        AddressRange range = AddressRange.ofLength(page, pageSize.bytes());
        int[] facts = {0};
        read(pagemap, range, true, scratch, (_, _, scanned) -> facts[0] |= scanned);
        readEntries(pagemap, range, scratch, (_, _, raw) -> facts[0] |= raw);
        return facts[0];
    }

    /// The facts that this kernel does not tell of any page.
    Set<PageFlag> untracked() {
        EnumSet<PageFlag> untracked = EnumSet.noneOf(PageFlag.class);
        if (!SoftDirty.isTracked()) {
            untracked.add(PageFlag.SOFT_DIRTY);
        }
        if (!capabilities.knowsZeroPages()) {
            untracked.add(PageFlag.ZERO_PAGE);
        }
        if (!capabilities.pagemapScan()) {
            untracked.add(PageFlag.HUGE);
        }
        return untracked;
    }

    private void scan(int pagemap, AddressRange range, boolean mayHoldFiles, Scratch scratch, Sink sink) {
        long wanted = mayHoldFiles ? capabilities.scanCategories() : capabilities.scanCategories() & ~ScanIoctl.IS_FILE;
        long at = range.start();
        while (at != range.end()) {
            int found = ScanIoctl.scan(pagemap, at, range.end(), wanted & ~ScanIoctl.IS_HUGE, scratch);
            if (found < 0) {
                readEntries(pagemap, new AddressRange(at, range.end()), scratch, sink);
                return;
            }
            long walkEnd = ScanIoctl.walkEnd(scratch);
            for (int i = 0; i < found; i++) {
                long start = ScanIoctl.regionStart(scratch, i);
                long end = ScanIoctl.regionEnd(scratch, i);
                if (start != at) {
                    sink.accept(at, start, 0);
                }
                tell(pagemap, start, end, PageBits.ofCategories(ScanIoctl.regionCategories(scratch, i)), scratch, sink);
                at = end;
            }
            // A scan of more than 512 regions can end with a walk end before its last region (Linux 6.18).
            if (Long.compareUnsigned(at, walkEnd) < 0) {
                sink.accept(at, walkEnd, 0);
                at = walkEnd;
            }
            if (at != range.end()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /// The scan does not tell what kind of entry a page *in swap* has: the raw one does.
    private void tell(int pagemap, long start, long end, int facts, Scratch scratch, Sink sink) {
        boolean clear = (facts & PageBits.SWAPPED) == 0 || (facts & (PageBits.PRESENT | PageBits.GUARD)) != 0;
        if (clear) {
            sink.accept(start, end, facts);
        } else {
            readEntries(pagemap, new AddressRange(start, end), scratch, sink);
        }
    }

    private void readEntries(int pagemap, AddressRange range, Scratch scratch, Sink sink) {
        long at = range.start();
        while (at != range.end()) {
            long pages = Math.min(Scratch.MAX_PAGES, pageSize.pages(new AddressRange(at, range.end())));
            long offset = Long.divideUnsigned(at, pageSize.bytes()) * ENTRY_BYTES;
            long read = MovingPages.readSettled(
                    () -> LibC.pread(pagemap, scratch.entries.first(pages * ENTRY_BYTES), offset),
                    scratch.entries,
                    () -> LockSupport.parkNanos(PAUSE_NANOS));
            long whole = Math.max(read, 0) / ENTRY_BYTES;
            tellEntries(at, (int) whole, scratch, sink);
            at += whole * pageSize.bytes();
            if (whole < pages) {
                if (at != range.end()) {
                    sink.accept(
                            at, range.end(), PageBits.UNSEEN); // The memory is gone as a rule: who reads it finds out.
                }
                return;
            }
            if (at != range.end()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void tellEntries(long start, int count, Scratch scratch, Sink sink) {
        int from = 0;
        while (from < count) {
            int facts = PageBits.ofEntry(scratch.entries.getLong(from * ENTRY_BYTES));
            int to = from + 1;
            while (to < count && PageBits.ofEntry(scratch.entries.getLong(to * ENTRY_BYTES)) == facts) {
                to++;
            }
            sink.accept(start + from * pageSize.bytes(), start + to * pageSize.bytes(), facts);
            from = to;
        }
    }
}
