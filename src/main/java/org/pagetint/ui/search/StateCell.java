package org.pagetint.ui.search;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.pagetint.memory.PageRun;
import org.pagetint.ui.table.CellTooltip;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.PageWords;

/// The state of the page that a match begins in: its colour and its name.
final class StateCell extends TableCell<ResultRow, PageRun> {
    private static final double SIDE = 10;

    private final ObservableValue<PagePalette> palette;
    private final Rectangle swatch = new Rectangle(SIDE, SIDE);
    private final CellTooltip words =
            new CellTooltip(this, () -> Optional.ofNullable(getItem()).map(PageWords::of));

    StateCell(ObservableValue<PagePalette> palette) {
        this.palette = palette;
    }

    @Override
    protected void updateItem(@Nullable PageRun page, boolean empty) {
        super.updateItem(page, empty);
        if (empty || page == null) {
            setText("");
            setGraphic(null);
            words.update();
            return;
        }
        swatch.setFill(palette.getValue().shade(page.state()).gutter());
        setGraphic(swatch);
        setText(PageWords.of(page.state()));
        words.update();
    }
}
