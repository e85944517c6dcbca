package org.pagetint.ui.region;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.pagetint.words.AddressText;

/// The start of a region, the digits that the row above has too dimmed.
final class AddressCell extends TableCell<RegionEntry, String> {
    private final Label same = new Label();
    private final Label other = new Label();
    private final HBox flow = new HBox(same, other);

    AddressCell() {
        same.getStyleClass().add("repeated");
        flow.getStyleClass().add("address");
        flow.setAlignment(Pos.CENTER_LEFT);
        flow.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        String text = empty || item == null ? "" : item;
        setText(text);
        if (text.isEmpty()) {
            setGraphic(null);
            return;
        }
        int repeated = above().map(start -> commonPrefix(start, text)).orElse(0);
        same.setText(text.substring(0, repeated));
        other.setText(text.substring(repeated));
        setGraphic(flow);
    }

    private Optional<String> above() {
        int index = getIndex() - 1;
        return index >= 0 && getTableView().getItems().get(index) instanceof RegionRow row
                ? Optional.of(AddressText.of(row.mapping().range().start()))
                : Optional.empty();
    }

    private static int commonPrefix(String a, String b) {
        int length = Math.min(a.length(), b.length());
        int i = 0;
        while (i < length && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return Math.min(i, b.length() - 1);
    }
}
