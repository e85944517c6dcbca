package org.pagetint.ui.region;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.pagetint.memory.PageCounts;
import org.pagetint.ui.table.CellTooltip;
import org.pagetint.ui.theme.PagePalette;

/// A cell with a bar of page states, and their sizes in words in its tooltip.
final class PageBarCell extends TableCell<RegionEntry, PageCounts> {
    private final PageBar bar;
    private final CellTooltip words = new CellTooltip(this, () -> counts().map(CountsText::lines));

    PageBarCell(ObservableValue<PagePalette> palette) {
        bar = new PageBar(palette);
        getStyleClass().add("page-bar-cell");
    }

    @Override
    protected void updateItem(@Nullable PageCounts item, boolean empty) {
        super.updateItem(item, empty);
        counts().ifPresent(bar::show);
        setGraphic(counts().isPresent() ? bar : null);
        words.update();
    }

    private Optional<PageCounts> counts() {
        return Optional.ofNullable(getItem()).filter(counts -> counts.totalBytes() != 0);
    }
}
