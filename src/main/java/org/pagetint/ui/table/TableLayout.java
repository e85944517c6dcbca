package org.pagetint.ui.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.pagetint.ui.settings.Preferences;

/// How the columns of a table stand: in which order, how wide, and which are shown. Widths grow with the text, one
/// column takes the room that the others leave, some give way where there is no room for all, and what a person changes
/// is remembered. Used on the FX thread.
public final class TableLayout {
    private static final Pattern REMEMBERED = Pattern.compile("([a-z]+) (\\d{1,4}) (shown|hidden)");
    private static final Object GIVEN_WAY = "pagetint.given-way";
    private static final double SCROLL_BAR = 14;
    private static final double NARROWEST = 16;

    private final TableView<?> table;
    private final TableColumn<?, ?> filling;
    private final List<? extends TableColumn<?, ?>> yielding;
    private final double fillingLeast;
    private final ObservableDoubleValue textScale;
    private final Map<TableColumn<?, ?>, Double> widths = new HashMap<>();
    private final Map<TableColumn<?, ?>, Double> needed = new HashMap<>();
    private final Set<TableColumn<?, ?>> chosenWidth = new HashSet<>();
    private final Set<TableColumn<?, ?>> insisted = new HashSet<>();
    private boolean applying;

    private TableLayout(
            TableView<?> table,
            TableColumn<?, ?> filling,
            List<? extends TableColumn<?, ?>> yielding,
            ObservableDoubleValue textScale) {
        this.table = table;
        this.filling = filling;
        this.yielding = yielding;
        this.fillingLeast = filling.getPrefWidth();
        this.textScale = textScale;
        for (TableColumn<?, ?> column : table.getColumns()) {
            widths.put(column, column.getPrefWidth());
        }
    }

    /// Lays the columns of `table` out as was remembered under `name`, and remembers it from now on. Their preferred
    /// widths are those at normal text size, their ids tell them apart.
    ///
    /// @param filling takes the room that is left; its preferred width is the least it gets
    /// @param yielding are not shown where there is no room for all, the first of them first; one that a person then
    ///     shows stays
    /// @param textScale the size of the text as a part of the normal one
    public static <R> TableLayout keep(
            TableView<R> table,
            TableColumn<R, ?> filling,
            List<? extends TableColumn<R, ?>> yielding,
            String name,
            Preferences preferences,
            ObservableDoubleValue textScale) {
        TableLayout layout = new TableLayout(table, filling, yielding, textScale);
        layout.restore(table, preferences.all(name));
        layout.scale();
        textScale.subscribe(_ -> layout.scale());
        table.widthProperty().addListener((InvalidationListener) _ -> layout.arrange());
        Runnable remember = () -> preferences.set(name, layout.remembered());
        for (TableColumn<R, ?> column : table.getColumns()) {
            column.widthProperty().subscribe((_, _) -> layout.resized(column, remember));
            column.visibleProperty().subscribe((_, shown) -> layout.chosen(column, shown, remember));
        }
        table.getColumns().addListener((InvalidationListener) _ -> remember.run());
        return layout;
    }

    /// Gives `column` this width at least from now on, in pixels at normal text size, for what it shows now: not
    /// remembered, and not for a column that a person has given a width of its own.
    public void need(TableColumn<?, ?> column, double least) {
        if (!chosenWidth.contains(column) && !Objects.equals(needed.put(column, least), least)) {
            scale();
        }
    }

    /// Whether a person wants to see `column`, though there may be no room for it.
    public static boolean isWanted(TableColumn<?, ?> column) {
        return column.isVisible() || column.getProperties().containsKey(GIVEN_WAY);
    }

    private <R> void restore(TableView<R> rows, List<String> remembered) {
        Map<String, TableColumn<R, ?>> byId = new HashMap<>();
        rows.getColumns().forEach(column -> byId.put(column.getId(), column));
        List<TableColumn<R, ?>> order = new ArrayList<>();
        for (String line : remembered) {
            Matcher parts = REMEMBERED.matcher(line);
            TableColumn<R, ?> column = parts.matches() ? byId.remove(parts.group(1)) : null;
            if (column != null) {
                double width = Math.max(NARROWEST, Double.parseDouble(parts.group(2)));
                if (!Objects.equals(widths.put(column, width), width)) {
                    chosenWidth.add(column);
                }
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
        applying = true;
        for (TableColumn<?, ?> column : table.getColumns()) {
            double width = scaled(column);
            column.setMinWidth(NARROWEST);
            column.setMaxWidth(column.isResizable() ? Double.MAX_VALUE : width);
            column.setPrefWidth(width);
        }
        applying = false;
        arrange();
    }

    private void resized(TableColumn<?, ?> column, Runnable remember) {
        if (applying || column.equals(filling)) {
            return;
        }
        widths.put(column, column.getWidth() / textScale.get());
        needed.remove(column);
        chosenWidth.add(column);
        arrange();
        remember.run();
    }

    private void chosen(TableColumn<?, ?> column, boolean shown, Runnable remember) {
        if (applying) {
            return;
        }
        boolean hadGivenWay = column.getProperties().remove(GIVEN_WAY) != null;
        if (shown && hadGivenWay) {
            insisted.add(column);
        } else {
            insisted.remove(column);
        }
        arrange();
        remember.run();
    }

    /// Shows as many of the wanted columns as there is room for, and gives what is left to the one that fills it.
    private void arrange() {
        double room = table.getWidth() - table.snappedLeftInset() - table.snappedRightInset() - SCROLL_BAR;
        if (room <= 0) {
            return; // Nobody sees it yet.
        }
        double least = Math.ceil(fillingLeast * textScale.get());
        double taken = 0;
        for (TableColumn<?, ?> column : table.getColumns()) {
            taken += isWanted(column) && !column.equals(filling) ? scaled(column) : 0;
        }
        applying = true;
        for (TableColumn<?, ?> column : yielding) {
            if (isWanted(column) && !insisted.contains(column)) {
                boolean fits = taken + least <= room;
                taken -= fits ? 0 : scaled(column);
                if (fits) {
                    column.getProperties().remove(GIVEN_WAY);
                } else {
                    column.getProperties().put(GIVEN_WAY, true);
                }
                column.setVisible(fits);
            }
        }
        filling.setPrefWidth(Math.max(least, Math.floor(room - taken)));
        applying = false;
    }

    private double scaled(TableColumn<?, ?> column) {
        double width = Math.max(widths.getOrDefault(column, column.getWidth()), needed.getOrDefault(column, NARROWEST));
        return Math.ceil(width * textScale.get());
    }

    private List<String> remembered() {
        return table.getColumns().stream()
                .map(column -> column.getId() + " "
                        + Math.round(
                                column.equals(filling) ? fillingLeast : widths.getOrDefault(column, column.getWidth()))
                        + (isWanted(column) ? " shown" : " hidden"))
                .toList();
    }
}
