package org.pagetint.ui.hex.model;

import java.util.Optional;
import org.pagetint.memory.PageSize;
import org.pagetint.ui.hex.layout.TextCells;
import org.pagetint.ui.hex.loading.PageBytes;
import org.pagetint.ui.hex.loading.PageContent;

/// Bytes by address for drawing: remembers the page it was last asked about, since the next byte is most often there
/// too. For one drawing; FX thread only.
public final class PageWindow implements TextCells.Bytes {
    private final HexViewModel model;
    private final PageSize pageSize;
    private long page;
    private Optional<PageContent> content = Optional.empty();
    private Optional<PageBytes> bytes = Optional.empty();

    public PageWindow(HexViewModel model, PageSize pageSize) {
        this.model = model;
        this.pageSize = pageSize;
        turnTo(0);
    }

    /// What is known of the page of `address`.
    public Optional<PageContent> content(long address) {
        turnTo(pageSize.floor(address));
        return content;
    }

    @Override
    public int at(long address) {
        long offset = address - page;
        if (offset < 0 || offset >= pageSize.bytes()) {
            turnTo(pageSize.floor(address));
            offset = address - page;
        }
        return bytes.isPresent() ? bytes.get().at((int) offset) : -1;
    }

    private void turnTo(long next) {
        if (next != page || content.isEmpty()) {
            page = next;
            content = model.document().contentOf(page);
            bytes = content.flatMap(PageContent::reading)
                    .filter(PageContent.Read::isKnown)
                    .map(PageContent.Read::bytes);
        }
    }
}
