package org.pagetint.ui.hex.model;

import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.loading.PageContent;
import org.pagetint.words.AddressText;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;
import org.pagetint.words.SizeText;

/// The line about the byte under the cursor, in words.
public final class CursorLine {
    private static final Messages TEXT = Messages.of(CursorLine.class);
    private static final String SEPARATOR = " · ";

    private CursorLine() {}

    /// Address, selection, page and origin; empty where nothing is shown.
    static String of(HexViewModel model) {
        if (!model.cursor().isShowing()) {
            return "";
        }
        Selection selection = model.cursor().selectionProperty().get();
        String start = AddressText.of(selection.cursor());
        String chosen = selection.isMany() ? SEPARATOR + selected(selection.range()) : "";
        return start + chosen + SEPARATOR + page(model, selection.cursor());
    }

    private static String selected(AddressRange range) {
        long bytes = range.length();
        String size = Long.compareUnsigned(bytes, 1024) < 0 ? SizeText.exact(bytes) : SizeText.of(bytes);
        return TEXT.text("line.selected", size);
    }

    /// State, origin or reason of the page of `address`.
    public static String page(HexViewModel model, long address) {
        long page = model.cursor().viewport().grid().orElseThrow().pageSize().floor(address);
        return words(model.document().contentOf(page));
    }

    /// State, origin or reason of a page of which this is known.
    public static String words(Optional<PageContent> content) {
        return switch (content.orElse(null)) {
            case null -> TEXT.text("line.loading");
            case PageContent.Read read -> PageWords.of(read.run());
            case PageContent.Gone(PageContent.Read last) ->
                TEXT.text("line.gone", PageWords.of(last.run().state()));
            case PageContent.Failed(var failure) -> Explanation.of(failure).sentence();
        };
    }
}
