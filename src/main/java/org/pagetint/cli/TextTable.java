package org.pagetint.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.pagetint.memory.PageState;

/// Rows of text in aligned columns. Where they do not fit the terminal, columns go that can be done without, and at
/// last the last one is cut. Cells hold no control characters: whoever fills them escapes what comes from `/proc`.
final class TextTable {
    private static final String GAP = "  ";

    /// Room for the last column, for which others go.
    private static final int LEAST_LAST = 16;

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
    /// @param path whether its cells are cut at their start, of which paths can do without
    /// @param dispensable which one it is of those that go on a narrow terminal, from 1; 0 if it stays
    record Column(String title, boolean right, Optional<PageState> state, boolean path, int dispensable) {
        static Column text(String title) {
            return new Column(title, false, Optional.empty(), false, 0);
        }

        static Column figures(String title) {
            return new Column(title, true, Optional.empty(), false, 0);
        }

        static Column path(String title) {
            return new Column(title, false, Optional.empty(), true, 0);
        }

        /// Counts of pages of this state; goes on a narrow terminal if there are none.
        static Column pages(String title, PageState state) {
            return new Column(title, true, Optional.of(state), false, 0);
        }

        /// The same column, one that can be done without.
        Column dispensable(int order) {
            return new Column(title, right, state, path, order);
        }
    }

    /// Adds a row: one text for each column.
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /// Prints titles and rows, no line wider than `width` if there is one.
    void print(PrintWriter out, OptionalInt width) {
        print(out, width, Optional.empty());
    }

    /// The same in these colours, if there are any.
    void print(PrintWriter out, OptionalInt width, Optional<PageColours> colours) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    TextWidth.of(columns.get(i).title()),
                    rows.stream()
                            .mapToInt(row -> TextWidth.of(row.get(column)))
                            .max()
                            .orElse(0));
        }
        List<Integer> shown = shown(widths, width);
        out.println(line(columns.stream().map(Column::title).toList(), shown, widths, width, Optional.empty()));
        rows.forEach(row -> out.println(line(row, shown, widths, width, colours)));
    }

    private List<Integer> shown(int[] widths, OptionalInt width) {
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, widths.length).boxed().toList());
        if (width.isEmpty() || fits(shown, widths, width.getAsInt())) {
            return shown;
        }
        shown.removeIf(column -> columns.get(column).state().isPresent()
                && rows.stream().allMatch(row -> row.get(column).equals("0")));
        for (int order = 1; order < widths.length && !fits(shown, widths, width.getAsInt()); order++) {
            int next = order;
            shown.removeIf(column -> columns.get(column).dispensable() == next);
        }
        return shown;
    }

    private static boolean fits(List<Integer> shown, int[] widths, int width) {
        int last = Math.min(widths[shown.getLast()], LEAST_LAST);
        return beforeLast(shown, widths) + last <= width;
    }

    private static int beforeLast(List<Integer> shown, int[] widths) {
        return shown.subList(0, shown.size() - 1).stream()
                .mapToInt(column -> widths[column] + GAP.length())
                .sum();
    }

    private String line(
            List<String> cells, List<Integer> shown, int[] widths, OptionalInt width, Optional<PageColours> colours) {
        int last = shown.getLast();
        int room = width.orElse(Integer.MAX_VALUE) - beforeLast(shown, widths);
        StringBuilder line = new StringBuilder();
        for (int i : shown) {
            Column column = columns.get(i);
            String text = cells.get(i);
            String cell = i == last && room > 0 ? fitted(column, text, OptionalInt.of(room)) : text;
            String space = " ".repeat(i == last ? 0 : widths[i] - TextWidth.of(cell));
            String aligned = column.right() ? space + cell : cell + space;
            line.append(line.isEmpty() ? "" : GAP)
                    .append(column.state()
                            .filter(_ -> !cell.equals("0"))
                            .map(state -> ColourOption.paint(room > 0 ? colours : Optional.empty(), state, aligned))
                            .orElse(aligned));
        }
        String whole = line.toString().stripTrailing();
        return room > 0 ? whole : TextWidth.fitted(whole, width);
    }

    private static String fitted(Column column, String text, OptionalInt room) {
        return column.path() ? TextWidth.fittedEnd(text, room) : TextWidth.fitted(text, room);
    }
}
