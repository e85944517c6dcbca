package org.pagetint.ui.process;

import java.util.Comparator;
import java.util.List;

/// How the picker is ordered. Equal rows stand by pid, so that the order never changes by itself.
///
/// @param column by what
/// @param descending largest first
public record ProcessOrder(ProcessColumn column, boolean descending) {
    /// The newest first: what a person just started is what they look for.
    public static final ProcessOrder NEWEST_FIRST = new ProcessOrder(ProcessColumn.STARTED, true);

    /// `rows` in this order, after those of the programs recently opened, which are marked.
    List<ProcessRow> sorted(List<ProcessRow> rows, RecentPrograms recents) {
        Comparator<ProcessRow> recentFirst = Comparator.comparing(row -> !row.recent());
        Comparator<ProcessRow> chosen = descending ? column.ascending().reversed() : column.ascending();
        return rows.stream()
                .map(row -> row.marked(recents.contains(row.info())))
                .sorted(recentFirst.thenComparing(chosen).thenComparing(ProcessColumn.PID.ascending()))
                .toList();
    }
}
