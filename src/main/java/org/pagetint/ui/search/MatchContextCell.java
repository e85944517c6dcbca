package org.pagetint.ui.search;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// What lies at a match and around it, the match marked.
final class MatchContextCell extends TableCell<ResultRow, MatchContextText> {
    private final Label before = new Label();
    private final Label match = new Label();
    private final Label after = new Label();
    private final HBox line = new HBox(before, match, after);

    MatchContextCell() {
        line.getStyleClass().add("near");
        line.setAlignment(Pos.CENTER_LEFT);
        before.getStyleClass().add("around");
        match.getStyleClass().add("match");
        after.getStyleClass().add("around");
        for (Label part : new Label[] {before, match, after}) {
            part.setMinWidth(USE_PREF_SIZE);
        }
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    @Override
    protected void updateItem(@Nullable MatchContextText item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            return;
        }
        before.setText(item.before());
        match.setText(item.match());
        after.setText(item.after());
        setGraphic(line);
    }
}
