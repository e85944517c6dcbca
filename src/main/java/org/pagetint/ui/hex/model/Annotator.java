package org.pagetint.ui.hex.model;

import java.util.function.Consumer;
import javafx.scene.paint.Color;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.theme.PagePalette;

/// Knows something of ranges of bytes, which the view and the strip show in a colour, and the tooltip in words: what a
/// search found there, for instance. Unchanging while it is shown. Asked in the FX thread, often: it answers at once.
public interface Annotator {
    /// Gives `sink` the ranges it knows something of that touch `within`, in ascending order. Costs no more than what
    /// it gives.
    void in(AddressRange within, Consumer<AddressRange> sink);

    /// Whether one of its ranges touches `within`.
    boolean touch(AddressRange within);

    /// What it knows of one of its ranges, in a few words, safe to show.
    String label(AddressRange range);

    /// Behind the bytes of its ranges. Text keeps its contrast on it.
    Color colour(PagePalette palette);
}
