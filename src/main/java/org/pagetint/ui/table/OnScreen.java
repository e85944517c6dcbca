package org.pagetint.ui.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/// Which rows of a table are on screen. Used on the FX thread.
///
/// @param <R> the rows
public final class OnScreen<R> {
    private final TableView<R> table;

    /// The rows of `table`.
    public OnScreen(TableView<R> table) {
        this.table = table;
    }

    /// Those that are on screen, none before the table was laid out.
    public List<R> rows() {
        List<R> items = table.getItems();
        return flow().filter(flow -> flow.getFirstVisibleCell() != null)
                .map(flow -> items.subList(
                        Math.min(flow.getFirstVisibleCell().getIndex(), items.size()),
                        Math.min(flow.getLastVisibleCell().getIndex() + 1, items.size())))
                .<List<R>>map(List::copyOf)
                .orElseGet(List::of);
    }

    /// The index of the first one.
    OptionalInt first() {
        return flow().flatMap(flow -> Optional.ofNullable(flow.getFirstVisibleCell()))
                .map(cell -> cell.getIndex())
                .filter(index -> index < table.getItems().size())
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /// The lower left corner of a row, in pixels of the screen; of the table's upper left one if the row is not on
    /// screen.
    Point2D below(int row) {
        return flow().filter(flow -> row >= 0 && flow.getFirstVisibleCell() != null)
                .filter(flow -> row >= flow.getFirstVisibleCell().getIndex()
                        && row <= flow.getLastVisibleCell().getIndex())
                .map(flow -> flow.getCell(row))
                .map(cell -> cell.localToScreen(0, cell.getHeight()))
                .orElseGet(() -> table.localToScreen(0, 0));
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
