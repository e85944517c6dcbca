package org.pagetint.ui.region;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.pagetint.words.AddressText;

/// The start of a region, the digits that the row above has too dimmed; on the line of a group, how many regions it
/// has.
final class AddressCell extends TableCell<RegionEntry, String> {
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");

    private final Label same = new Label();
    private final Label other = new Label();
    private final HBox flow = new HBox(same, other);

    /// @param lines the lines of the table: with them the row above changes
    AddressCell(ObservableValue<?> lines) {
        lines.subscribe((_, _) -> draw());
        same.getStyleClass().add("repeated");
        flow.getStyleClass().add("address");
        flow.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? "" : item);
        draw();
    }

    private void draw() {
        String text = getText();
        if (text.isEmpty()) {
            setGraphic(null);
            return;
        }
        boolean group = line(0) instanceof RegionGroup;
        flow.pseudoClassStateChanged(GROUP, group);
        int repeated =
                group ? 0 : above().map(start -> commonPrefix(start, text)).orElse(0);
        same.setText(text.substring(0, repeated));
        other.setText(text.substring(repeated));
        setGraphic(flow);
    }

    private Optional<String> above() {
        return line(-1) instanceof RegionRow row
                ? Optional.of(AddressText.of(row.mapping().range().start()))
                : Optional.empty();
    }

    /// The line so many lines below this one.
    private @Nullable RegionEntry line(int below) {
        int index = getIndex() + below;
        List<RegionEntry> entries = getTableView().getItems();
        return index >= 0 && index < entries.size() ? entries.get(index) : null;
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
