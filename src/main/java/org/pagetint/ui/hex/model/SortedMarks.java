package org.pagetint.ui.hex.model;

import java.util.List;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.BinarySearch;

/// Marks from a list in ascending order of start, found by halving.
///
/// @param ranges in ascending order
public record SortedMarks(List<AddressRange> ranges) implements Marks {
    @Override
    public void in(AddressRange within, Consumer<AddressRange> sink) {
        int index = firstEndingAfter(within.start());
        while (index < ranges.size() && Long.compareUnsigned(ranges.get(index).start(), within.end()) < 0) {
            sink.accept(ranges.get(index));
            index++;
        }
    }

    @Override
    public boolean touch(AddressRange within) {
        int index = firstEndingAfter(within.start());
        return index < ranges.size() && Long.compareUnsigned(ranges.get(index).start(), within.end()) < 0;
    }

    private int firstEndingAfter(long address) {
        return BinarySearch.firstNot(
                ranges.size(), at -> Long.compareUnsigned(ranges.get(at).end(), address) <= 0);
    }
}
