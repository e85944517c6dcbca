package org.pagetint.ui.process;

import java.util.Comparator;

/// How the picker is ordered. Equal rows stand by pid, so that the order never changes by itself.
///
/// @param column by what
/// @param descending largest first
public record ProcessOrder(ProcessColumn column, boolean descending) {
    /// The newest first: what a person just started is what they look for.
    public static final ProcessOrder NEWEST_FIRST = new ProcessOrder(ProcessColumn.STARTED, true);

    Comparator<ProcessRow> comparator() {
        Comparator<ProcessRow> chosen = descending ? column.ascending().reversed() : column.ascending();
        return chosen.thenComparing(ProcessColumn.PID.ascending());
    }
}
