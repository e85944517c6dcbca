package org.pagetint.ui.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.control.TableView;

/// Gives a table other rows without losing what is selected and without moving what is on screen. Rows are the same
/// when their keys are equal. Used on the FX thread.
///
/// @param <R> the rows
public final class StableItems<R> {
    private final TableView<R> table;
    private final Function<? super R, ?> key;
    private final RowList<R> items = new RowList<>();
    private final OnScreen<R> onScreen;
    private boolean replacing;

    /// Gives `table` its rows, which are told apart by `key`.
    public StableItems(TableView<R> table, Function<? super R, ?> key) {
        this.table = table;
        this.key = key;
        this.onScreen = new OnScreen<>(table);
        table.setItems(items);
    }

    /// Whether rows are being replaced now, so that what the selection does meanwhile is not the person's doing.
    public boolean isReplacing() {
        return replacing;
    }

    /// Shows `rows`. The same rows stay selected, the first row on screen stays the first one unless it is the top of
    /// the table.
    public void replace(List<? extends R> rows) {
        if (items.equals(rows)) {
            return;
        }
        Set<Object> selected = new HashSet<>();
        table.getSelectionModel().getSelectedItems().forEach(row -> selected.add(key.apply(row)));
        Optional<Object> focused =
                Optional.ofNullable(table.getFocusModel().getFocusedItem()).map(key);
        int first = onScreen.first().orElse(0);
        Optional<Object> top = first == 0 ? Optional.empty() : Optional.of(key.apply(items.get(first)));
        replacing = true;
        try {
            table.getSelectionModel().clearSelection();
            items.replace(rows);
            Map<Object, Integer> indices = indices(rows, selected, focused, top);
            select(selected, indices);
            focused.map(indices::get).ifPresent(table.getFocusModel()::focus);
            top.map(indices::get).ifPresent(table::scrollTo);
        } finally {
            replacing = false;
        }
    }

    private Map<Object, Integer> indices(
            List<? extends R> rows, Set<Object> selected, Optional<Object> focused, Optional<Object> top) {
        Set<Object> wanted = new HashSet<>(selected);
        focused.ifPresent(wanted::add);
        top.ifPresent(wanted::add);
        Map<Object, Integer> indices = new HashMap<>();
        for (int i = 0; i < rows.size() && indices.size() < wanted.size(); i++) {
            Object rowKey = key.apply(rows.get(i));
            if (wanted.contains(rowKey)) {
                indices.put(rowKey, i);
            }
        }
        return indices;
    }

    private void select(Set<Object> selected, Map<Object, Integer> indices) {
        int[] found = selected.stream()
                .map(indices::get)
                .filter(index -> index != null)
                .mapToInt(Integer::intValue)
                .toArray();
        if (found.length > 0) {
            table.getSelectionModel().selectIndices(found[0], found);
        }
    }
}
