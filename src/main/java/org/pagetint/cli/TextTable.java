package org.pagetint.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.pagetint.memory.PageState;
import org.pagetint.words.ScriptWords;

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
    /// @param state whose colour its cells have, if they count pages
    record Column(String title, boolean right, Optional<PageState> state) {
        static Column text(String title) {
            return new Column(title, false, Optional.empty());
        }

        static Column figures(String title) {
            return new Column(title, true, Optional.empty());
        }

        /// Counts of pages of this state.
        static Column pages(PageState state) {
            return new Column(ScriptWords.of(state).toUpperCase(Locale.ROOT), true, Optional.of(state));
        }
    }

    /// Adds a row: one text for each column.
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /// Prints titles and rows, no line longer than `width` if there is one.
    void print(PrintWriter out, OptionalInt width) {
        print(out, width, Optional.empty());
    }

    /// The same in these colours, if there are any.
    void print(PrintWriter out, OptionalInt width, Optional<PageColours> colours) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int longest = rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
            widths[i] = Math.max(columns.get(i).title().length(), longest);
        }
        out.println(line(columns.stream().map(Column::title).toList(), widths, width, colours));
        rows.forEach(row -> out.println(line(row, widths, width, colours)));
    }

    private String line(List<String> cells, int[] widths, OptionalInt width, Optional<PageColours> colours) {
        List<String> aligned = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String space = " ".repeat(widths[i] - cell.length());
            String text = columns.get(i).right() ? space + cell : cell + (i < widths.length - 1 ? space : "");
            aligned.add(text);
            length += text.length() + (i == 0 ? 0 : GAP.length());
        }
        int last = aligned.size() - 1;
        int room = width.orElse(Integer.MAX_VALUE) - (length - aligned.get(last).length());
        if (room < 1) {
            return fitted(String.join(GAP, aligned).stripTrailing(), width);
        }
        aligned.set(last, fitted(aligned.get(last), OptionalInt.of(room)));
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = aligned.get(i);
            boolean isNone = cells.get(i).equals("0");
            line.append(i == 0 ? "" : GAP)
                    .append(columns.get(i)
                            .state()
                            .filter(_ -> !isNone)
                            .map(state -> ColourOption.paint(colours, state, cell))
                            .orElse(cell));
        }
        return line.toString().stripTrailing();
    }

    /// `line` cut so that it is not longer than `width`, if there is one.
    static String fitted(String line, OptionalInt width) {
        return width.isPresent() && line.length() > width.getAsInt()
                ? line.substring(0, Math.max(0, width.getAsInt() - 1)) + "…"
                : line;
    }
}
