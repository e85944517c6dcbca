package org.pagetint.ui.table;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;

/// Makes table columns.
public final class Columns {
    /// The style class of cells with figures of equal width, right-aligned.
    public static final String FIGURES = "figures";

    /// The style class of cells with addresses and the like, left-aligned.
    public static final String MONO = "mono";

    private Columns() {}

    /// A column of text. It is known by `id`, in settings and in tests; its width is in pixels at normal text size.
    ///
    /// @param text what stands in the row's cell; asked again whenever the cell shows another row
    public static <R> TableColumn<R, String> text(String id, String title, double width, Function<R, String> text) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setId(id);
        column.setPrefWidth(width);
        column.setReorderable(true);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(_ -> new TextCell<>());
        return column;
    }

    /// A column of figures, right-aligned.
    public static <R> TableColumn<R, String> figures(String id, String title, double width, Function<R, String> text) {
        TableColumn<R, String> column = text(id, title, width, text);
        column.getStyleClass().add(FIGURES);
        return column;
    }

    /// A column of addresses, permissions and the like, in figures of equal width.
    public static <R> TableColumn<R, String> mono(String id, String title, double width, Function<R, String> text) {
        TableColumn<R, String> column = text(id, title, width, text);
        column.getStyleClass().add(MONO);
        return column;
    }
}
