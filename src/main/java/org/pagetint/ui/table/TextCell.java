package org.pagetint.ui.table;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A cell of text that shows the whole of it in a tooltip when it is cut off.
///
/// @param <R> the rows
public class TextCell<R> extends TableCell<R, String> {
    private final Tooltip whole = new Tooltip();

    /// An empty cell.
    public TextCell() {
        setOnMouseEntered(_ -> setTooltip(isCutOff() ? tooltipFor(getText()) : null));
        whole.setWrapText(true);
        whole.setMaxWidth(600);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? "" : item);
        setTooltip(null);
    }

    private boolean isCutOff() {
        return lookup(".text") instanceof Text shown && !shown.getText().equals(getText());
    }

    private Tooltip tooltipFor(String text) {
        whole.setText(text);
        return whole;
    }
}
