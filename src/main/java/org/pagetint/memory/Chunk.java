package org.pagetint.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// The bytes and page runs that one fetch returns.
///
/// @param range whole pages: what was asked for, or its beginning when the buffer is smaller
/// @param bytes as long as `range`; zeros where the origin is [ByteOrigin#NONE] — **look at the runs before showing a
///     byte**. Valid until the next fetch into the same buffer, or until the buffer is closed
/// @param runs tile `range` in ascending order
public record Chunk(AddressRange range, MemorySegment bytes, List<PageRun> runs) {
    public Chunk {
        if (bytes.byteSize() != range.length()) {
            throw new IllegalArgumentException(bytes.byteSize() + " bytes for " + range);
        }
        runs = List.copyOf(runs);
    }

    /// The byte at `address`, which lies in the range. Means nothing where the run's origin is [ByteOrigin#NONE].
    public byte byteAt(long address) {
        return bytes.get(ValueLayout.JAVA_BYTE, address - range.start());
    }

    /// The run that holds `address`, which lies in the range.
    public PageRun runAt(long address) {
        int low = BinarySearch.firstNot(
                runs.size() - 1, at -> Long.compareUnsigned(runs.get(at).range().end(), address) <= 0);
        return runs.get(low);
    }

    /// What the fetch covered and what it skipped.
    public Coverage coverage() {
        Coverage coverage = Coverage.NOTHING;
        for (PageRun run : runs) {
            coverage = coverage.plus(run);
        }
        return coverage;
    }
}
