package org.pagetint.ui.process;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import org.jspecify.annotations.Nullable;
import org.pagetint.ui.table.TextCell;
import org.pagetint.words.Messages;

/// The name of a process: set in under its ancestors, and marked when it is Pagetint itself or was recently opened.
final class NameCell extends TextCell<ProcessRow> {
    private static final Messages TEXT = Messages.of(NameCell.class);
    private static final double PADDING_EM = 0.45;
    private static final double INDENT_EM = 1.2;

    private final int self;
    private final Label mark = new Label();

    NameCell(int self) {
        this.self = self;
        mark.getStyleClass().add("mark");
        mark.setTextOverrun(OverrunStyle.CLIP);
        setContentDisplay(ContentDisplay.RIGHT);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        ProcessRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
        setGraphic(null);
        setStyle("");
        if (row == null) {
            return;
        }
        if (row.depth() > 0) {
            setStyle("-fx-padding: 0 0.45em 0 " + (PADDING_EM + INDENT_EM * row.depth()) + "em;");
        }
        String said = row.info().pid() == self ? "this-program" : row.recent() ? "recent" : "";
        if (!said.isEmpty()) {
            mark.setText(TEXT.text(said));
            setGraphic(mark);
        }
    }
}
