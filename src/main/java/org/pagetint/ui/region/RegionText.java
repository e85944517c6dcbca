package org.pagetint.ui.region;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.TableColumn;
import org.pagetint.memory.PageCounts;
import org.pagetint.words.PageWords;

/// Lines of the region table as text to be pasted elsewhere: cells separated by tabs, as spreadsheets take them.
final class RegionText {
    private RegionText() {}

    /// What a cell says; a name in full.
    static String cell(RegionEntry entry, TableColumn<RegionEntry, ?> column) {
        if (column.getUserData() == RegionColumn.NAME) {
            return name(entry);
        }
        Object value = column.getCellData(entry);
        return switch (value) {
            case null -> "";
            case PageCounts counts -> CountsText.line(counts);
            default -> value.toString();
        };
    }

    private static String name(RegionEntry entry) {
        return switch (entry) {
            case RegionGroup group -> group.name();
            case RegionRow row -> row.path().isEmpty() ? PageWords.of(row.kind()) : row.path();
        };
    }

    /// The lines of `entries`.
    static String rows(List<? extends RegionEntry> entries, List<TableColumn<RegionEntry, ?>> columns) {
        return entries.stream().map(entry -> row(entry, columns)).collect(Collectors.joining("\n"));
    }

    /// The titles of the columns, and the lines below them.
    static String table(List<? extends RegionEntry> entries, List<TableColumn<RegionEntry, ?>> columns) {
        String titles = data(columns).map(TableColumn::getText).collect(Collectors.joining("\t"));
        return titles + "\n" + rows(entries, columns) + "\n";
    }

    private static String row(RegionEntry entry, List<TableColumn<RegionEntry, ?>> columns) {
        return data(columns).map(column -> cell(entry, column)).collect(Collectors.joining("\t"));
    }

    /// All columns but the one that marks changes.
    private static Stream<TableColumn<RegionEntry, ?>> data(List<TableColumn<RegionEntry, ?>> columns) {
        return columns.stream().filter(column -> column.getUserData() instanceof RegionColumn);
    }
}
