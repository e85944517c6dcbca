package org.pagetint.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Rows of text in aligned columns. The last column is cut where a line would not fit the terminal. Cells hold no control
/// characters: whoever fills them escapes what comes from `/proc`.
final class TextTable {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /// One column.
    ///
    /// @param title stands above it
    /// @param right aligned to the right, as figures are
    record Column(String title, boolean right) {
        static Column text(String title) {
            return new Column(title, false);
        }

        static Column figures(String title) {
            return new Column(title, true);
        }
    }

    /// Adds a row: one text for each column.
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /// Prints titles and rows, no line longer than `width` if there is one.
    void print(PrintWriter out, OptionalInt width) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int longest = rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            widths[i] = Math.max(columns.get(i).title().length(), longest);
        }
        printLine(out, columns.stream().map(Column::title).toList(), widths, width);
        rows.forEach(row -> printLine(out, row, widths, width));
    }

    private void printLine(PrintWriter out, List<String> cells, int[] widths, OptionalInt width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String space = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP)
                    .append(columns.get(i).right() ? space + cell : cell + (i < widths.length - 1 ? space : ""));
        }
        String text = line.toString().stripTrailing();
        out.println(width.isPresent() && text.length() > width.getAsInt() ? cut(text, width.getAsInt()) : text);
    }

    private static String cut(String text, int width) {
        return text.substring(0, Math.max(0, width - 1)) + "…";
    }
}
