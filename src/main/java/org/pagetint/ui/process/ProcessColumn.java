package org.pagetint.ui.process;

import java.util.Comparator;

/// What the picker can be ordered by.
public enum ProcessColumn {
    PID,
    NAME,
    USER,
    RESIDENT,
    THREADS,
    STARTED,
    COMMAND;

    /// Whether what is largest or newest is what one looks for.
    boolean isLargestFirst() {
        return switch (this) {
            case RESIDENT, THREADS, STARTED -> true;
            case PID, NAME, USER, COMMAND -> false;
        };
    }

    /// Smallest first; text by the alphabet, whatever its case.
    Comparator<ProcessRow> ascending() {
        return switch (this) {
            case PID -> Comparator.comparingInt(row -> row.info().pid());
            case NAME -> Comparator.comparing(ProcessRow::name, String.CASE_INSENSITIVE_ORDER);
            case USER -> Comparator.comparing(row -> row.info().user().name(), String.CASE_INSENSITIVE_ORDER);
            case RESIDENT -> Comparator.comparingLong(row -> row.info().residentBytes());
            case THREADS -> Comparator.comparingInt(row -> row.info().threads());
            case STARTED -> Comparator.comparing(row -> row.info().started());
            case COMMAND -> Comparator.comparing(ProcessRow::command, String.CASE_INSENSITIVE_ORDER);
        };
    }
}
