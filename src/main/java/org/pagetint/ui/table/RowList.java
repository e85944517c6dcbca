package org.pagetint.ui.table;

import java.util.List;
import javafx.collections.ObservableListBase;

/// The rows of a table, replaced all at once. What a table hears of it is that its places are to be looked at again,
/// and how many there are now, so that it touches only the cells that differ; told that all its rows are others, it
/// would empty every one of its cells and fill it again. Used on the FX thread.
///
/// @param <R> the rows
final class RowList<R> extends ObservableListBase<R> {
    private List<R> rows = List.of();

    /// Shows `now` from here on.
    void replace(List<? extends R> now) {
        List<R> before = rows;
        beginChange();
        rows = List.copyOf(now);
        int common = Math.min(before.size(), rows.size());
        for (int i = 0; i < common; i++) {
            nextUpdate(i);
        }
        if (before.size() > common) {
            nextRemove(common, before.subList(common, before.size()));
        } else if (rows.size() > common) {
            nextAdd(common, rows.size());
        }
        endChange();
    }

    @Override
    public R get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }
}
