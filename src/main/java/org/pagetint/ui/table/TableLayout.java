package org.pagetint.ui.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.pagetint.ui.settings.Preferences;

/// How the columns of a table stand: in which order, how wide, and which are shown. Widths grow with the text, one column takes the
/// room that the others leave, and what a person changes is remembered. Used on the FX thread.
public final class TableLayout {
    private static final Pattern REMEMBERED = Pattern.compile("([a-z]+) (\\d{1,4}) (shown|hidden)");
    private static final double SCROLL_BAR = 14;
    private static final double NARROWEST = 16;

    private final TableView<?> table;
    private final TableColumn<?, ?> filling;
    private final double fillingLeast;
    private final ObservableDoubleValue textScale;
    private final Map<TableColumn<?, ?>, Double> widths = new HashMap<>();
    private boolean applying;

    private TableLayout(TableView<?> table, TableColumn<?, ?> filling, ObservableDoubleValue textScale) {
        this.table = table;
        this.filling = filling;
        this.fillingLeast = filling.getPrefWidth();
        this.textScale = textScale;
        for (TableColumn<?, ?> column : table.getColumns()) {
            widths.put(column, column.getPrefWidth());
        }
    }

    /// Lays the columns of `table` out as was remembered under `name`, and remembers it from now on. Their preferred widths are
    /// those at normal text size, their ids tell them apart.
    ///
    /// @param filling takes the room that is left; its preferred width is the least it gets
    /// @param textScale the size of the text as a part of the normal one
    public static <R> void keep(
            TableView<R> table,
            TableColumn<R, ?> filling,
            String name,
            Preferences preferences,
            ObservableDoubleValue textScale) {
        TableLayout layout = new TableLayout(table, filling, textScale);
        layout.restore(table, preferences.all(name));
        layout.scale();
        textScale.subscribe(_ -> layout.scale());
        InvalidationListener fill = _ -> layout.fill();
        table.widthProperty().addListener(fill);
        Runnable remember = () -> preferences.set(name, layout.remembered());
        for (TableColumn<R, ?> column : table.getColumns()) {
            column.widthProperty().subscribe((_, _) -> layout.resized(column, remember));
            column.visibleProperty().subscribe((_, _) -> {
                layout.fill();
                remember.run();
            });
        }
        table.getColumns().addListener((InvalidationListener) _ -> remember.run());
    }

    private <R> void restore(TableView<R> rows, List<String> remembered) {
        Map<String, TableColumn<R, ?>> byId = new HashMap<>();
        rows.getColumns().forEach(column -> byId.put(column.getId(), column));
        List<TableColumn<R, ?>> order = new ArrayList<>();
        for (String line : remembered) {
            Matcher parts = REMEMBERED.matcher(line);
            TableColumn<R, ?> column = parts.matches() ? byId.remove(parts.group(1)) : null;
            if (column != null) {
                widths.put(column, Math.max(NARROWEST, Double.parseDouble(parts.group(2))));
                column.setVisible(parts.group(3).equals("shown"));
                order.add(column);
            }
        }
        // A column that is new in this version stands where it always would.
        for (TableColumn<R, ?> column : rows.getColumns()) {
            if (byId.containsValue(column)) {
                order.add(Math.min(rows.getColumns().indexOf(column), order.size()), column);
            }
        }
        if (!order.equals(rows.getColumns())) {
            rows.getColumns().setAll(order);
        }
    }

    private void scale() {
        double scale = textScale.get();
        applying = true;
        widths.forEach((column, width) -> {
            column.setMinWidth(NARROWEST);
            column.setMaxWidth(column.isResizable() ? Double.MAX_VALUE : Math.ceil(width * scale));
            column.setPrefWidth(Math.ceil(width * scale));
        });
        applying = false;
        fill();
    }

    private void resized(TableColumn<?, ?> column, Runnable remember) {
        if (applying || column.equals(filling)) {
            return;
        }
        widths.put(column, column.getWidth() / textScale.get());
        fill();
        remember.run();
    }

    private void fill() {
        double others = 0;
        for (TableColumn<?, ?> column : table.getColumns()) {
            others += column.equals(filling) || !column.isVisible() ? 0 : column.getWidth();
        }
        double left = table.getWidth() - table.snappedLeftInset() - table.snappedRightInset() - SCROLL_BAR - others;
        applying = true;
        filling.setPrefWidth(Math.max(Math.ceil(fillingLeast * textScale.get()), Math.floor(left)));
        applying = false;
    }

    private List<String> remembered() {
        return table.getColumns().stream()
                .map(column -> column.getId() + " "
                        + Math.round(
                                column.equals(filling) ? fillingLeast : widths.getOrDefault(column, column.getWidth()))
                        + (column.isVisible() ? " shown" : " hidden"))
                .toList();
    }
}
