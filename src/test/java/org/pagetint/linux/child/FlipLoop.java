package org.pagetint.linux.child;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.List;

/// Lays another thing over the same page every 50 µs: a page of the first file, a page of the second, and, if told so,
/// a page of memory written before it came there.
///
/// Each turn takes the next slot (page) of its file, so that no mapping is like an earlier one for thousands of turns.
/// A slot holds its [Pattern] (seed = file, position = slot × page) only from just before it is mapped until just after
/// something else is; before and afterwards it holds [#POISON]. Memory has no slots; each turn its mapping has another
/// length instead, up to [#MOST_PAGES], of which only the first page is written and looked at. So whoever shows poison
/// has read a file that was not mapped at that moment, and whoever shows zeros has shown a page that never was there.
final class FlipLoop extends Loop {
    /// Fills a slot that is not mapped.
    static final byte POISON = (byte) 0xee;

    /// So many pages from the address on belong to the loop.
    static final int MOST_PAGES = 512;

    private static final int PAGE = 4096;
    private static final long EVERY_NANOS = 50_000;

    private final Function mmap;
    private final Function mremap;
    private final Function pwrite;
    private final Memory page = new Memory(PAGE);
    private final Memory poison = new Memory(PAGE);
    private final long address;
    private final long slots;
    private final int kinds;
    private final long[] files;
    private long turns;
    private long mapped = -1;

    /// @param arguments the address of [#MOST_PAGES] pages, the two descriptors, the number of slots in each file, and
    ///     how many kinds of pages: two for the files
    ///     alone, three
    FlipLoop(NativeLibrary libc, List<Long> arguments) {
        mmap = libc.getFunction("mmap");
        mremap = libc.getFunction("mremap");
        pwrite = libc.getFunction("pwrite");
        address = arguments.get(0);
        files = new long[] {arguments.get(1), arguments.get(2)};
        slots = arguments.get(3);
        kinds = Math.toIntExact(arguments.get(4));
        poison.setMemory(0, PAGE, POISON);
    }

    /// What a page of `kind` (0 and 1: the files, 2: memory) holds in a turn.
    static byte[] content(int kind, long slot) {
        return Pattern.bytes(seed(kind), slot * PAGE, PAGE);
    }

    static long seed(int kind) {
        return kind + 1L;
    }

    @Override
    void turn() {
        long began = System.nanoTime();
        int kind = (int) (turns % kinds);
        long slot = turns / kinds % slots;
        byte[] content = content(kind, slot);
        page.write(0, content, 0, PAGE);
        if (kind == 2) {
            layMemory((1 + slot % MOST_PAGES) * PAGE);
        } else {
            pwrite.invokeLong(new Object[] {files[kind], page, (long) PAGE, slot * PAGE});
            mmap.invokeLong(new Object[] {
                address, (long) PAGE, Kernel.PROT_READ, Kernel.MAP_PRIVATE | Kernel.MAP_FIXED, files[kind], slot * PAGE
            });
        }
        poisonTheLast();
        mapped = kind == 2 ? -1 : turns;
        turns++;
        while (System.nanoTime() - began < EVERY_NANOS) {
            Thread.onSpinWait();
        }
    }

    /// Writes the page elsewhere and moves it here in one step, so that it is never seen empty.
    private void layMemory(long length) {
        long elsewhere = mmap.invokeLong(
                new Object[] {0L, length, Kernel.READ_WRITE, Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS, -1, 0L});
        new Pointer(elsewhere).write(0, page.getByteArray(0, PAGE), 0, PAGE);
        mremap.invokeLong(
                new Object[] {elsewhere, length, length, Kernel.MREMAP_MAYMOVE | Kernel.MREMAP_FIXED, address});
    }

    private void poisonTheLast() {
        if (mapped >= 0) {
            pwrite.invokeLong(
                    new Object[] {files[(int) (mapped % kinds)], poison, (long) PAGE, mapped / kinds % slots * PAGE});
        }
    }

    @Override
    String report() {
        return Long.toString(turns);
    }
}
