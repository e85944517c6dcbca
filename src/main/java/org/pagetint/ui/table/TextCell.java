package org.pagetint.ui.table;

import java.util.Optional;
import javafx.scene.control.TableCell;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A cell of text that shows the whole of it in a tooltip when it is cut off.
///
/// @param <R> the rows
public class TextCell<R> extends TableCell<R, String> {
    private final CellTooltip whole =
            new CellTooltip(this, () -> Optional.ofNullable(getText()).filter(_ -> isCutOff()));

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? "" : item);
        whole.update();
    }

    private boolean isCutOff() {
        return lookup(".text") instanceof Text shown && !shown.getText().equals(getText());
    }
}
