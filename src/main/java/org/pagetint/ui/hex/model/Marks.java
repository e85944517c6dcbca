package org.pagetint.ui.hex.model;

import java.util.List;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;

/// Bytes that something has found, to be marked in the view and in the strip: search hits. Unchanging while it is
/// shown; a new value tells of new marks. Asked in the FX thread, often: it answers at once.
public interface Marks {
    /// No marks.
    Marks NONE = of(List.of());

    /// Gives `sink` the marked ranges that touch `within`, in ascending order. Costs no more than what it gives.
    void in(AddressRange within, Consumer<AddressRange> sink);

    /// Whether a marked range touches `within`.
    boolean touch(AddressRange within);

    /// Marks for `ranges`, in ascending order of their starts and of their ends: the matches of a search.
    static Marks of(List<AddressRange> ranges) {
        return new SortedMarks(ranges);
    }
}
