package org.pagetint.ui.search;

import java.util.function.Consumer;
import javafx.scene.paint.Color;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.BinarySearch;
import org.pagetint.memory.EscapedText;
import org.pagetint.search.Matches;
import org.pagetint.ui.hex.model.Annotator;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.Messages;

/// Shows what a search found in the hex view. Costs nothing for matches of one length; for others, eight bytes a
/// match.
final class MatchAnnotator implements Annotator {
    private static final Messages TEXT = Messages.of(MatchAnnotator.class);

    private final Matches matches;
    private final String title;
    /// For each match the highest end of it and all before it; empty if all have one length.
    private final long[] highest;

    /// @param title of the search
    MatchAnnotator(Matches matches, String title) {
        this.matches = matches;
        this.title = EscapedText.of(title);
        this.highest = matches.pattern().fixedLength().isPresent() ? new long[0] : new long[matches.size()];
        long end = 0;
        for (int index = 0; index < highest.length; index++) {
            long own = matches.range(index).end();
            end = Long.compareUnsigned(own, end) > 0 ? own : end;
            highest[index] = end;
        }
    }

    @Override
    public void in(AddressRange within, Consumer<AddressRange> sink) {
        for (int index = firstEndingAfter(within.start()); index < matches.size(); index++) {
            AddressRange range = matches.range(index);
            if (Long.compareUnsigned(range.start(), within.end()) >= 0) {
                return;
            }
            if (Long.compareUnsigned(range.end(), within.start()) > 0) {
                sink.accept(range);
            }
        }
    }

    @Override
    public boolean touch(AddressRange within) {
        int index = firstEndingAfter(within.start());
        return index < matches.size() && Long.compareUnsigned(matches.address(index), within.end()) < 0;
    }

    @Override
    public String label(AddressRange range) {
        return TEXT.text("found.by", title);
    }

    @Override
    public Color colour(PagePalette palette) {
        return palette.hit();
    }

    /// The first match that ends above `address`, or after which one does.
    private int firstEndingAfter(long address) {
        return BinarySearch.firstNot(matches.size(), at -> {
            long end = highest.length > 0 ? highest[at] : matches.range(at).end();
            return Long.compareUnsigned(end, address) <= 0;
        });
    }
}
