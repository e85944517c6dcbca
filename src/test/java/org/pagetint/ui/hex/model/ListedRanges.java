package org.pagetint.ui.hex.model;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.paint.Color;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.theme.PagePalette;

/// Annotates the ranges it is given, in ascending order, in the colour of search hits.
///
/// @param label of each of them
public record ListedRanges(String label, List<AddressRange> ranges) implements Annotator {
    @Override
    public void in(AddressRange within, Consumer<AddressRange> sink) {
        ranges.stream().filter(range -> range.intersect(within).isPresent()).forEach(sink);
    }

    @Override
    public boolean touch(AddressRange within) {
        return ranges.stream().anyMatch(range -> range.intersect(within).isPresent());
    }

    @Override
    public String label(AddressRange range) {
        return label;
    }

    @Override
    public Color colour(PagePalette palette) {
        return palette.hit();
    }
}
