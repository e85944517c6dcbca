package org.pagetint.search.match;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.pagetint.search.pattern.ByteSet;
import org.pagetint.search.pattern.MaskedBytes;

/// Looks for places by the bits that all values of a byte have in common, of the two bytes of which that leaves the
/// fewest: as bytes with open bits are searched for. One thread.
final class MaskPrefilter implements Prefilter {
    /// With more than that, too many blocks would have to be looked through.
    private static final double MOST_SHARE = 1.0 / (16 * Filter.BLOCK);

    private final List<ByteSet> sets;
    private final Filter filter;
    private final Arena arena = Arena.ofShared();
    /// What is looked at. A filter is always shown native memory, so that it is compiled for that alone.
    private final MemorySegment block = arena.allocate(ByteBlock.BYTES + 2L * Filter.BLOCK, Long.BYTES);

    /// @param sets what places hold, one byte of each
    MaskPrefilter(List<ByteSet> sets) {
        this.sets = sets;
        this.filter = FilterChoice.of(masked(sets), 1);
    }

    /// Whether that lets little through.
    static boolean suits(List<ByteSet> sets) {
        return !sets.isEmpty() && FilterChoice.share(masked(sets)) <= MOST_SHARE;
    }

    /// The bits that all values of each set have in common.
    private static MaskedBytes masked(List<ByteSet> sets) {
        byte[] values = new byte[sets.size()];
        byte[] masks = new byte[sets.size()];
        for (int index = 0; index < values.length; index++) {
            int all = 0xFF;
            int any = 0;
            for (int value = 0; value <= 0xFF; value++) {
                if (sets.get(index).contains(value)) {
                    all &= value;
                    any |= value;
                }
            }
            values[index] = (byte) all;
            masks[index] = (byte) ~(all ^ any);
        }
        return MaskedBytes.of(values, masks);
    }

    @Override
    public int length() {
        return sets.size();
    }

    @Override
    public int last(byte[] bytes, int from, int to) {
        int length = to - from;
        MemorySegment.copy(bytes, from, block, ValueLayout.JAVA_BYTE, 0, length);
        int last = -1;
        for (long at = 0; at < length; at += Filter.BLOCK) {
            // What lies behind the bytes is left from earlier ones: what begins there is no place
            at = filter.nextBlock(block, at, length + Filter.BLOCK - 1L);
            for (long word = at; word < Math.min(at + Filter.BLOCK, length); word += Long.BYTES) {
                if (filter.mayStartIn(block, word)) {
                    last = Math.max(last, lastIn(bytes, from + (int) word, to));
                }
            }
        }
        return last;
    }

    /// The last place that begins in the eight bytes from `from` on; -1 if there is none.
    private int lastIn(byte[] bytes, int from, int to) {
        for (int at = Math.min(from + Long.BYTES, to - length() + 1) - 1; at >= from; at--) {
            if (Prefilter.isPlace(sets, bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public void close() {
        arena.close();
    }
}
