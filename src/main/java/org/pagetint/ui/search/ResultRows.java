package org.pagetint.ui.search;

import javafx.collections.ObservableListBase;
import org.pagetint.search.Matches;

/// Matches as the rows of a table, each made when it is looked at: a million cost no more than one.
final class ResultRows extends ObservableListBase<ResultRow> {
    private final Matches matches;

    ResultRows(Matches matches) {
        this.matches = matches;
    }

    @Override
    public ResultRow get(int index) {
        return new ResultRow(index, matches.address(index), matches.length(index), matches.value(index));
    }

    @Override
    public int size() {
        return matches.size();
    }

    @Override
    public int indexOf(Object row) {
        return row instanceof ResultRow(int index, long address, var _, var _)
                        && index < size()
                        && matches.address(index) == address
                ? index
                : -1;
    }

    @Override
    public boolean contains(Object row) {
        return indexOf(row) >= 0;
    }

    /// The same list only: comparing a million rows takes too long.
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
