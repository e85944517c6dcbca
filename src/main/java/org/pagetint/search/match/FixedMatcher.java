package org.pagetint.search.match;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Finds what has a fixed length. The last bytes of each piece are kept beside the first ones of the next, in the
/// *seam*, so that a match across two pieces is found there, and only there.
abstract class FixedMatcher implements Matcher {
    /// Kernels may load a whole `long` at the last byte.
    static final long PADDING = Long.BYTES;

    private final int length;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment seam;
    private long kept;
    private long position;

    FixedMatcher(int length) {
        this.length = length;
        this.seam = arena.allocate(2L * length + PADDING, Long.BYTES);
    }

    /// Gives the sink every match that lies wholly inside the `count` bytes at `offset`, in ascending order.
    ///
    /// @param address of the byte at `offset`
    abstract void scan(MemorySegment bytes, long offset, long count, long address);

    /// How many bytes a match has.
    final int length() {
        return length;
    }

    @Override
    public final void begin(long address) {
        position = address;
        kept = 0;
    }

    @Override
    public final void feed(MemorySegment bytes, long offset, long count) {
        long reach = length - 1L;
        long taken = Math.min(count, reach);
        if (kept > 0) {
            MemorySegment.copy(bytes, offset, seam, kept, taken);
            scan(seam, 0, kept + taken, position - kept);
        }
        scan(bytes, offset, count, position);
        keepTail(bytes, offset, count, taken);
        position += count;
    }

    private void keepTail(MemorySegment bytes, long offset, long count, long taken) {
        long reach = length - 1L;
        if (count >= reach) {
            MemorySegment.copy(bytes, offset + count - reach, seam, 0, reach);
            kept = reach;
            return;
        }
        if (kept == 0) {
            MemorySegment.copy(bytes, offset, seam, 0, taken);
        }
        long all = kept + taken;
        long dropped = Math.max(0, all - reach);
        MemorySegment.copy(seam, dropped, seam, 0, all - dropped);
        kept = all - dropped;
    }

    @Override
    public final void end() {
        kept = 0;
    }

    @Override
    public final long settled() {
        return position - kept;
    }

    @Override
    public final Margins margins() {
        return new Margins(0, length - 1L, 1);
    }

    @Override
    public final void close() {
        arena.close();
    }
}
