package org.pagetint.memory;

/// A range cut into parts of equal length, and how many bytes of each part are in pages of each state. One thread at a
/// time.
public final class PartCounts {
    private static final int STATES = PageState.IN_BARS.size();

    private final AddressRange range;
    private final long partBytes;
    private final int parts;
    private final long[] bytes;

    /// Nothing of `range` is counted yet.
    ///
    /// @param range not empty
    /// @param partBytes length of a part; that of the last one may be less
    public PartCounts(AddressRange range, long partBytes) {
        this.range = range;
        this.partBytes = partBytes;
        this.parts = Math.toIntExact(Long.divideUnsigned(range.length() - 1, partBytes) + 1);
        this.bytes = new long[parts * STATES];
    }

    /// The same range, to be counted again: until a part is, it has the counts of the last time.
    public PartCounts again() {
        PartCounts next = new PartCounts(range, partBytes);
        next.take(this, 0);
        return next;
    }

    /// Parts of the same length for a piece of the range, to be counted on their own: those from `from` up to, not
    /// including, `to`.
    public PartCounts piece(int from, int to) {
        return new PartCounts(range(from, to), partBytes);
    }

    /// Takes the counts of a piece that begins with the part `from`.
    public void take(PartCounts piece, int from) {
        System.arraycopy(piece.bytes, 0, bytes, from * STATES, piece.bytes.length);
    }

    /// The addresses it is about.
    public AddressRange range() {
        return range;
    }

    /// How many parts there are.
    public int parts() {
        return parts;
    }

    /// Bytes in a part; the last one may have fewer.
    public long partBytes() {
        return partBytes;
    }

    /// The addresses of the parts `from` up to, not including, `to`.
    public AddressRange range(int from, int to) {
        long end = to == parts ? range.end() : range.start() + to * partBytes;
        return new AddressRange(range.start() + from * partBytes, end);
    }

    /// The part that `address` lies in.
    public int partOf(long address) {
        return (int) Long.divideUnsigned(address - range.start(), partBytes);
    }

    /// Counts pages of this state. They may begin and end inside a part.
    public void add(AddressRange pages, PageState state) {
        int index = PageState.IN_BARS.indexOf(state);
        long at = pages.start();
        for (int part = partOf(at); at != pages.end(); part++) {
            long partEnd = range(part, part + 1).end();
            long end = Long.compareUnsigned(partEnd - at, pages.end() - at) < 0 ? partEnd : pages.end();
            bytes[part * STATES + index] += end - at;
            at = end;
        }
    }

    /// The sum of the parts `from` up to, not including, `to`, as far as they are counted.
    public PageCounts counts(int from, int to) {
        long[] sum = new long[STATES];
        for (int at = from * STATES; at < to * STATES; at++) {
            sum[at % STATES] += bytes[at];
        }
        return new PageCounts(sum);
    }
}
