package org.pagetint.ui.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/// Gives a table other rows without losing what is selected and without moving what is on screen. Rows are the same when
/// their keys are equal. Used on the FX thread.
///
/// @param <R> the rows
public final class StableItems<R> {
    private final TableView<R> table;
    private final Function<? super R, ?> key;
    private boolean replacing;

    /// For `table`, whose rows are told apart by `key`.
    public StableItems(TableView<R> table, Function<? super R, ?> key) {
        this.table = table;
        this.key = key;
    }

    /// Whether rows are being replaced now, so that what the selection does meanwhile is not the person's doing.
    public boolean isReplacing() {
        return replacing;
    }

    /// Shows `rows`. The same rows stay selected, the first row on screen stays the first one unless it is the top of
    /// the table.
    public void replace(List<? extends R> rows) {
        if (table.getItems().equals(rows)) {
            return;
        }
        Set<Object> selected = new HashSet<>();
        table.getSelectionModel().getSelectedItems().forEach(row -> selected.add(key.apply(row)));
        Optional<Object> focused =
                Optional.ofNullable(table.getFocusModel().getFocusedItem()).map(key);
        Optional<Object> top = firstOnScreen()
                .filter(index -> index > 0)
                .map(index -> key.apply(table.getItems().get(index)));
        replacing = true;
        try {
            table.getSelectionModel().clearSelection();
            table.getItems().setAll(rows);
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

    private Optional<Integer> firstOnScreen() {
        return flow().flatMap(flow -> Optional.ofNullable(flow.getFirstVisibleCell()))
                .map(cell -> cell.getIndex())
                .filter(index -> index < table.getItems().size());
    }

    /// The rows on screen, none before the table was laid out.
    public List<R> onScreen() {
        List<R> items = table.getItems();
        return flow().filter(flow -> flow.getFirstVisibleCell() != null)
                .map(flow -> items.subList(
                        Math.min(flow.getFirstVisibleCell().getIndex(), items.size()),
                        Math.min(flow.getLastVisibleCell().getIndex() + 1, items.size())))
                .<List<R>>map(List::copyOf)
                .orElseGet(List::of);
    }

    private Optional<VirtualFlow<?>> flow() {
        for (Node child : table.getChildrenUnmodifiable()) {
            if (child instanceof VirtualFlow<?> flow) {
                return Optional.of(flow);
            }
        }
        return Optional.empty();
    }
}
