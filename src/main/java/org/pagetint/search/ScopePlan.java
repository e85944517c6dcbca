package org.pagetint.search;

import java.util.List;
import org.pagetint.memory.AddressRange;

/// A scope applied to the mappings of one moment.
///
/// @param spans what is searched, in ascending order; regions without a gap between them are one span, since a match
///     may
///     reach from one into the next
/// @param regions how many regions have a part in it
public record ScopePlan(List<AddressRange> spans, int regions) {
    public ScopePlan {
        spans = List.copyOf(spans);
    }

    /// How many addresses, in bytes. Where pages are chosen by their state, not all of them are searched.
    public long bytes() {
        long bytes = 0;
        for (AddressRange span : spans) {
            bytes += span.length();
        }
        return bytes;
    }
}
