package org.pagetint.ui.table;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.pagetint.words.Messages;

/// A button that lists the columns of a table, to be shown and hidden there.
public final class ColumnMenu extends MenuButton {
    private static final Messages TEXT = Messages.of(ColumnMenu.class);

    /// The button of `table`.
    public ColumnMenu(TableView<?> table) {
        setGraphic(new FontIcon(MaterialDesignV.VIEW_COLUMN_OUTLINE));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, Tweaks.NO_ARROW);
        setTooltip(new Tooltip(TEXT.text("columns")));
        setAccessibleText(TEXT.text("columns"));
        for (TableColumn<?, ?> column : table.getColumns()) {
            CheckMenuItem item = new CheckMenuItem(column.getText());
            item.setId("column-" + column.getId());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            getItems().add(item);
        }
    }
}
