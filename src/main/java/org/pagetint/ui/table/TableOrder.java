package org.pagetint.ui.table;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.pagetint.ui.settings.Preferences;

/// By which column a table is sorted, and which way: remembered between two runs. Used on the FX thread.
public final class TableOrder {
    private static final Pattern REMEMBERED = Pattern.compile("([a-z]+) (ascending|descending)");

    private TableOrder() {}

    /// Sorts `table` as was remembered under `name`, and remembers it from now on.
    public static <R> void keep(TableView<R> table, String name, Preferences preferences) {
        preferences.get(name).map(REMEMBERED::matcher).filter(Matcher::matches).ifPresent(parts -> {
            for (TableColumn<R, ?> column : table.getColumns()) {
                if (column.isSortable() && parts.group(1).equals(column.getId())) {
                    by(table, column, parts.group(2).equals("descending") ? SortType.DESCENDING : SortType.ASCENDING);
                }
            }
        });
        InvalidationListener remember = _ -> preferences.set(name, remembered(table));
        table.getSortOrder().addListener(remember);
        table.getColumns().forEach(column -> column.sortTypeProperty().addListener(remember));
    }

    /// Sorts `table` by `column`.
    static <R> void by(TableView<R> table, TableColumn<R, ?> column, SortType way) {
        column.setSortType(way);
        table.getSortOrder().setAll(List.of(column));
    }

    private static <R> List<String> remembered(TableView<R> table) {
        return table.getSortOrder().stream()
                .limit(1)
                .map(column ->
                        column.getId() + (column.getSortType() == SortType.DESCENDING ? " descending" : " ascending"))
                .toList();
    }
}
