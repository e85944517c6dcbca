package org.pagetint.ui.table;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// The tooltip of a cell, made when the mouse comes to the cell: a table has hundreds of cells, a tooltip is a window,
/// and nearly all of them are never shown. Used on the FX thread.
public final class CellTooltip {
    private static final double WIDEST = 600;

    private final Control cell;
    private final Supplier<Optional<String>> text;
    private Optional<Tooltip> made = Optional.empty();

    /// A tooltip of `cell` that says what `text` does, which is asked when the mouse comes; none where that is empty.
    public CellTooltip(Control cell, Supplier<Optional<String>> text) {
        this.cell = cell;
        this.text = text;
        cell.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> ask());
    }

    /// To be called when the cell shows something else.
    public void update() {
        if (cell.isHover()) {
            ask();
        } else {
            cell.setTooltip(null);
        }
    }

    private void ask() {
        cell.setTooltip(text.get().map(this::saying).orElse(null));
    }

    private Tooltip saying(String words) {
        Tooltip tooltip = made.orElseGet(CellTooltip::make);
        made = Optional.of(tooltip);
        tooltip.setText(words);
        return tooltip;
    }

    private static Tooltip make() {
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST);
        return tooltip;
    }
}
