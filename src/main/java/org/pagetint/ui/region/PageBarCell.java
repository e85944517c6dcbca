package org.pagetint.ui.region;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.pagetint.ui.theme.PagePalette;

/// A cell with a bar of page states, and their sizes in words in its tooltip.
final class PageBarCell extends TableCell<RegionEntry, PageCounts> {
    private final PageBar bar;
    private final Tooltip words = new Tooltip();

    PageBarCell(ObservableValue<PagePalette> palette) {
        bar = new PageBar(palette);
        getStyleClass().add("page-bar-cell");
    }

    @Override
    protected void updateItem(@Nullable PageCounts item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null || item.totalBytes() == 0) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        bar.show(item);
        words.setText(CountsText.lines(item));
        setGraphic(bar);
        setTooltip(words);
    }
}
