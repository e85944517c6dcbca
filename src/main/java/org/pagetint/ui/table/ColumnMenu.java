package org.pagetint.ui.table;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.pagetint.words.Messages;

/// A button that lists the columns of a table, to be sorted by, shown and hidden there: what the header does, by
/// keyboard too.
public final class ColumnMenu extends MenuButton {
    private static final Messages TEXT = Messages.of(ColumnMenu.class);

    /// The button of `table`. A column is first sorted by the way it says when this is made.
    public <R> ColumnMenu(TableView<R> table) {
        setGraphic(new FontIcon(MaterialDesignV.VIEW_COLUMN_OUTLINE));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, Tweaks.NO_ARROW);
        setTooltip(new Tooltip(TEXT.text("columns")));
        setAccessibleText(TEXT.text("columns"));
        Menu sort = new Menu(TEXT.text("sort-by"));
        sort.setId("sort-by");
        getItems().addAll(sort, new SeparatorMenuItem());
        for (TableColumn<R, ?> column : table.getColumns()) {
            if (column.isSortable()) {
                sort.getItems().add(sorting(table, column));
            }
            CheckMenuItem item = new CheckMenuItem(column.getText());
            item.setId("column-" + column.getId());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            getItems().add(item);
        }
    }

    private static <R> RadioMenuItem sorting(TableView<R> table, TableColumn<R, ?> column) {
        SortType first = column.getSortType();
        RadioMenuItem item = new RadioMenuItem(column.getText());
        item.setId("sort-" + column.getId());
        Runnable show = () -> item.setSelected(
                table.getSortOrder().stream().findFirst().filter(column::equals).isPresent());
        table.getSortOrder().subscribe(show);
        item.setOnAction(_ -> {
            boolean again = table.getSortOrder().contains(column) && column.getSortType() == first;
            TableOrder.by(table, column, again ? other(first) : first);
            show.run();
        });
        return item;
    }

    private static SortType other(SortType way) {
        return way == SortType.ASCENDING ? SortType.DESCENDING : SortType.ASCENDING;
    }
}
