package org.pagetint.ui.search;

import java.util.Arrays;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.PageRun;

/// What lies at a match and around it, as it was read last. Immutable.
final class MatchContext {
    private final long start;
    private final byte[] bytes;
    private final boolean[] known;
    private final PageRun page;

    private MatchContext(long start, byte[] bytes, boolean[] known, PageRun page) {
        this.start = start;
        this.bytes = bytes;
        this.known = known;
        this.page = page;
    }

    /// What `chunk` holds from `start` on.
    ///
    /// @param address of the match
    /// @param length in bytes; fewer where the chunk ends before
    static MatchContext of(Chunk chunk, long start, int length, long address) {
        int count = (int) Math.min(length, chunk.range().end() - start);
        byte[] bytes = new byte[count];
        boolean[] known = new boolean[count];
        for (int index = 0; index < count; index++) {
            known[index] = chunk.runAt(start + index).reason().isEmpty();
            bytes[index] = chunk.byteAt(start + index);
        }
        return new MatchContext(start, bytes, known, chunk.runAt(address));
    }

    /// The address of the first byte.
    long start() {
        return start;
    }

    /// The pages that the match begins in.
    PageRun page() {
        return page;
    }

    /// Whether the byte at `address` lies in it and is known.
    boolean isKnown(long address) {
        long index = address - start;
        return index >= 0 && index < bytes.length && known[(int) index];
    }

    /// Whether all of the `length` bytes at `address` are known.
    boolean isKnown(long address, int length) {
        for (int index = 0; index < length; index++) {
            if (!isKnown(address + index)) {
                return false;
            }
        }
        return true;
    }

    /// The byte at `address`, from 0 to 255; it must be known.
    int at(long address) {
        return bytes[(int) (address - start)] & 0xFF;
    }

    /// The `length` bytes at `address`; they must be known.
    byte[] at(long address, int length) {
        int from = (int) (address - start);
        return Arrays.copyOfRange(bytes, from, from + length);
    }
}
