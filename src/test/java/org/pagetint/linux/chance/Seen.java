package org.pagetint.linux.chance;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.PageRun;

/// What Pagetint showed of a layout: its runs, and the bytes of the pages that were fetched.
final class Seen {
    private static final byte[] ZEROS = new byte[PlainReader.PAGE];

    private final List<PageRun> runs;
    private final TreeMap<Long, PageRun> byStart = new TreeMap<>();
    private final TreeMap<Long, byte[]> pages = new TreeMap<>();

    Seen(List<PageRun> runs) {
        this.runs = runs;
        runs.forEach(run -> byStart.put(run.range().start(), run));
    }

    /// The runs of the whole layout.
    List<PageRun> runs() {
        return runs;
    }

    /// The runs within `range`.
    List<PageRun> runs(AddressRange range) {
        return byStart.subMap(byStart.floorKey(range.start()), true, range.end(), false).values().stream()
                .map(run -> run.withRange(run.range().intersect(range).orElseThrow()))
                .toList();
    }

    /// The run that holds an address.
    PageRun runAt(long address) {
        return byStart.floorEntry(address).getValue();
    }

    /// Keeps the known pages of a chunk.
    void keep(Chunk chunk) {
        for (PageRun run : chunk.runs()) {
            for (long at = run.range().start();
                    run.reason().isEmpty() && at < run.range().end();
                    at += PlainReader.PAGE) {
                pages.put(at, page(chunk, at));
            }
        }
    }

    /// The bytes of a page in a chunk.
    static byte[] page(Chunk chunk, long address) {
        MemorySegment page = chunk.bytes().asSlice(address - chunk.range().start(), PlainReader.PAGE);
        if (page.mismatch(MemorySegment.ofArray(ZEROS)) < 0) {
            return ZEROS;
        }
        return page.toArray(ValueLayout.JAVA_BYTE);
    }

    /// The known bytes of a page that was fetched.
    Optional<byte[]> page(long address) {
        return Optional.ofNullable(pages.get(address));
    }

    /// Whether these are the page's bytes, if it was fetched.
    boolean agrees(long address, byte[] bytes) {
        return page(address).map(mine -> Arrays.equals(mine, bytes)).orElse(true);
    }

    /// All known pages that were fetched.
    NavigableMap<Long, byte[]> pages() {
        return pages;
    }

    /// Whether a page that was fetched has nothing but zeros.
    @SuppressWarnings("ReferenceEquality") // All such pages are the same array.
    static boolean isZero(byte[] page) {
        return page == ZEROS;
    }
}
