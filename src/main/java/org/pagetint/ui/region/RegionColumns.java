package org.pagetint.ui.region;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageState;
import org.pagetint.ui.table.Columns;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;
import org.pagetint.words.SizeText;

/// The columns of the region table. What one wants at a glance stands first; some are hidden until chosen.
final class RegionColumns {
    private static final Messages TEXT = Messages.of(RegionColumns.class);
    private static final String OPEN = "▾";
    private static final String NONE = "0";
    private static final String CLOSED = "▸";

    private final RegionsModel model;
    private final ObservableValue<PagePalette> palette;

    RegionColumns(RegionsModel model, ObservableValue<PagePalette> palette) {
        this.model = model;
        this.palette = palette;
    }

    /// All of them, in the order they stand in at first.
    List<TableColumn<RegionEntry, ?>> all() {
        return List.of(
                mark(),
                start(),
                hidden(mono(
                        RegionColumn.END,
                        100,
                        row -> AddressText.of(row.mapping().range().end()))),
                size(),
                mono(
                        RegionColumn.PERMISSIONS,
                        52,
                        row -> row.mapping().permissions().toString()),
                bars(),
                name(),
                counted(RegionColumn.DIRTY, pages -> pages.bytes(PageState.DIRTY_MEMORY)),
                counted(RegionColumn.RESIDENT, PageCounts::residentBytes),
                hidden(counted(RegionColumn.SWAPPED, pages -> pages.bytes(PageState.SWAPPED))),
                hidden(sortable(
                        Columns.text("kind", title(RegionColumn.KIND), 110, ofRow(row -> PageWords.of(row.kind()))),
                        RegionColumn.KIND)),
                hidden(figures(
                        RegionColumn.OFFSET,
                        84,
                        row -> Long.toHexString(row.mapping().offset()))));
    }

    private static TableColumn<RegionEntry, String> mark() {
        TableColumn<RegionEntry, String> column =
                Columns.text("mark", TEXT.text("column.mark"), 16, entry -> switch (entry) {
                    case RegionRow row -> ChangeText.mark(row.change());
                    case RegionGroup group -> group.open() ? OPEN : CLOSED;
                });
        column.setSortable(false);
        column.setResizable(false);
        column.getStyleClass().add("mark-column");
        return column;
    }

    private TableColumn<RegionEntry, String> start() {
        TableColumn<RegionEntry, String> column = sortable(
                Columns.mono(id(RegionColumn.START), title(RegionColumn.START), 100, entry -> switch (entry) {
                    case RegionRow row -> AddressText.of(row.mapping().range().start());
                    case RegionGroup group -> TEXT.count("regions", group.rows().size());
                }),
                RegionColumn.START);
        column.setCellFactory(_ -> new AddressCell(model.entriesProperty()));
        return column;
    }

    private static TableColumn<RegionEntry, String> size() {
        TableColumn<RegionEntry, String> column = sortable(
                Columns.figures(
                        "size",
                        title(RegionColumn.SIZE),
                        72,
                        entry -> SizeText.of(
                                switch (entry) {
                                    case RegionRow row -> row.mapping().range().length();
                                    case RegionGroup group -> group.bytes();
                                })),
                RegionColumn.SIZE);
        column.setSortType(TableColumn.SortType.DESCENDING);
        return column;
    }

    private static TableColumn<RegionEntry, String> name() {
        TableColumn<RegionEntry, String> column =
                sortable(Columns.text("name", title(RegionColumn.NAME), 76, RegionNameCell::text), RegionColumn.NAME);
        column.setCellFactory(_ -> new RegionNameCell());
        return column;
    }

    private TableColumn<RegionEntry, String> counted(RegionColumn by, ToLongFunction<PageCounts> bytes) {
        TableColumn<RegionEntry, String> column = figures(by, 72, _ -> "");
        column.setSortType(TableColumn.SortType.DESCENDING);
        column.setCellValueFactory(cell -> model.pagesProperty()
                .map(_ -> counts(cell.getValue())
                        .map(counts -> figure(bytes.applyAsLong(counts)))
                        .orElse("")));
        return column;
    }

    /// Nothing of it stands back, so that the eye finds what there is.
    private static String figure(long bytes) {
        return bytes == 0 ? NONE : SizeText.of(bytes);
    }

    private TableColumn<RegionEntry, PageCounts> bars() {
        TableColumn<RegionEntry, PageCounts> column = new TableColumn<>(title(RegionColumn.PAGES));
        column.setId(id(RegionColumn.PAGES));
        column.setUserData(RegionColumn.PAGES);
        column.setSortType(TableColumn.SortType.DESCENDING);
        column.setPrefWidth(54);
        column.setCellValueFactory(
                cell -> model.pagesProperty().map(_ -> counts(cell.getValue()).orElse(PageCounts.NONE)));
        column.setCellFactory(_ -> new PageBarCell(palette));
        return column;
    }

    /// What is known of the pages of a line; of a group only when all of it is known.
    private Optional<PageCounts> counts(RegionEntry entry) {
        return switch (entry) {
            case RegionRow row -> model.pagesOf(row.mapping()).map(RegionPages::counts);
            case RegionGroup group -> sum(group);
        };
    }

    private Optional<PageCounts> sum(RegionGroup group) {
        PageCounts.Sum sum = new PageCounts.Sum();
        for (RegionRow row : group.rows()) {
            Optional<RegionPages> pages = model.pagesOf(row.mapping());
            if (pages.isEmpty()) {
                return Optional.empty();
            }
            sum.add(pages.get().counts());
        }
        return Optional.of(sum.toCounts());
    }

    private static TableColumn<RegionEntry, String> mono(
            RegionColumn by, double width, Function<RegionRow, String> text) {
        return sortable(Columns.mono(id(by), title(by), width, ofRow(text)), by);
    }

    private static TableColumn<RegionEntry, String> figures(
            RegionColumn by, double width, Function<RegionRow, String> text) {
        return sortable(Columns.figures(id(by), title(by), width, ofRow(text)), by);
    }

    private static <T> TableColumn<RegionEntry, T> sortable(TableColumn<RegionEntry, T> column, RegionColumn by) {
        column.setUserData(by);
        return column;
    }

    private static <T> TableColumn<RegionEntry, T> hidden(TableColumn<RegionEntry, T> column) {
        column.setVisible(false);
        return column;
    }

    private static String title(RegionColumn by) {
        return TEXT.of("column", by);
    }

    private static String id(RegionColumn by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static Function<RegionEntry, String> ofRow(Function<RegionRow, String> text) {
        return entry -> switch (entry) {
            case RegionRow row -> text.apply(row);
            case RegionGroup _ -> "";
        };
    }
}
