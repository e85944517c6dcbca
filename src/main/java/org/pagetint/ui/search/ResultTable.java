package org.pagetint.ui.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageRun;
import org.pagetint.search.Matches;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.ui.table.Columns;
import org.pagetint.ui.table.OnScreen;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;

/// The table of what a search found. Knows no more of a match than it must show. Used on the FX thread.
final class ResultTable extends TableView<ResultRow> {
    private static final Messages TEXT = Messages.of(ResultTable.class);
    private static final double SCROLL_BAR = 14;

    private final Supplier<Mappings> mappings;
    private final MatchContextReader near;
    private final OnScreen<ResultRow> onScreen = new OnScreen<>(this);
    private final ObservableDoubleValue textScale;
    private final TableColumn<ResultRow, String> address;
    private final TableColumn<ResultRow, String> region;
    private final TableColumn<ResultRow, PageRun> page;
    private final TableColumn<ResultRow, String> found;
    private final TableColumn<ResultRow, String> now;
    private final TableColumn<ResultRow, MatchContextText> bytes;
    private final TableColumn<ResultRow, MatchContextText> text;
    private Matches matches;
    private Consumer<ResultRow> show = _ -> {};

    /// @param mappings the regions as they are now
    /// @param nearBytes is given what to do when more is known, and reads bytes
    /// @param textScale the size of the text as a part of the normal one
    ResultTable(
            Matches matches,
            Supplier<Mappings> mappings,
            Function<Runnable, MatchContextReader> nearBytes,
            ObservableValue<PagePalette> palette,
            ObservableDoubleValue textScale) {
        this.matches = matches;
        this.mappings = mappings;
        this.textScale = textScale;
        this.near = nearBytes.apply(this::refresh);
        setId("search-results");
        getStyleClass().addAll("dense", "search-results");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setSortPolicy(_ -> false);
        address = Columns.mono(
                "address", TEXT.text("column.address"), ResultWidths.ADDRESS, row -> AddressText.of(row.address()));
        region = Columns.text("region", TEXT.text("column.region"), ResultWidths.REGION, this::regionOf);
        found = Columns.figures("found", TEXT.text("column.found"), ResultWidths.NUMBER, this::foundNumber);
        now = Columns.figures("now", TEXT.text("column.now"), ResultWidths.NUMBER, this::numberNow);
        bytes = near("bytes", (lies, row) -> MatchContextText.hex(lies, row));
        text = near("text", (lies, row) -> MatchContextText.text(lies, row, this.matches.pattern()));
        page = new TableColumn<>(TEXT.text("column.page"));
        page.setId("page");
        page.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(
                near.at(row.getValue()).map(MatchContext::page).orElse(null)));
        page.setCellFactory(_ -> new StateCell(palette));
        getColumns().setAll(List.of(address, region, page, found, now, bytes, text));
        getColumns().forEach(column -> column.setSortable(false));
        palette.subscribe(this::refresh);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setRowFactory(_ -> row());
        widthProperty().subscribe(this::lay);
        textScale.subscribe(_ -> lay());
    }

    private interface Reading {
        MatchContextText of(MatchContext near, ResultRow row);
    }

    private TableColumn<ResultRow, MatchContextText> near(String id, Reading reading) {
        TableColumn<ResultRow, MatchContextText> column = new TableColumn<>(TEXT.text("column." + id));
        column.setId(id);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(near.at(row.getValue())
                .map(lies -> reading.of(lies, row.getValue()))
                .orElse(MatchContextText.NOTHING)));
        column.setCellFactory(_ -> new MatchContextCell());
        return column;
    }

    private TableRow<ResultRow> row() {
        TableRow<ResultRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !row.isEmpty()) {
                show.accept(row.getItem());
            }
        });
        return row;
    }

    private void pressed(KeyEvent event) {
        ResultRow selected = getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && selected != null) {
            show.accept(selected);
            event.consume();
        }
    }

    private String regionOf(ResultRow row) {
        Optional<Mapping> region = mappings.get().at(row.address());
        return region.map(mapping -> {
                    String name = mapping.name().toString();
                    String last = name.substring(name.lastIndexOf('/') + 1);
                    return (last.isEmpty() ? PageWords.of(mapping.kind()) : last) + "+"
                            + Long.toHexString(row.address() - mapping.range().start());
                })
                .orElseGet(() -> TEXT.text("region.gone"));
    }

    private String foundNumber(ResultRow row) {
        return matches.pattern() instanceof Pattern.Numeric number
                ? number.type().toText(number.bits(row.value()))
                : "";
    }

    private String numberNow(ResultRow row) {
        return matches.pattern() instanceof Pattern.Numeric number
                ? near.at(row)
                        .map(lies -> MatchContextText.number(lies, row, number))
                        .orElse("")
                : "";
    }

    /// What to do when a person wants to see a match.
    void onShow(Consumer<ResultRow> action) {
        show = action;
    }

    /// Shows `matches`. The selected one stays selected if it is among them.
    ///
    /// @param more whether these are those shown so far and more
    void show(Matches now, boolean more) {
        if (!more) {
            near.forget();
        }
        ResultRow selected = getSelectionModel().getSelectedItem();
        matches = now;
        setItems(new ResultRows(now));
        lay();
        if (selected != null) {
            int index = now.firstFrom(selected.address());
            if (index < now.size() && now.address(index) == selected.address()) {
                getSelectionModel().clearAndSelect(index);
            }
        }
    }

    private void lay() {
        boolean number = matches.pattern() instanceof Pattern.Numeric;
        double scale = textScale.get();
        ResultWidths widths = ResultWidths.in((getWidth() - SCROLL_BAR) / scale, matches.pattern());
        found.setVisible(number);
        now.setVisible(number);
        bytes.setVisible(widths.bytes() > 0);
        text.setVisible(widths.text() > 0);
        address.setPrefWidth(ResultWidths.ADDRESS * scale);
        region.setPrefWidth(ResultWidths.REGION * scale);
        page.setPrefWidth(ResultWidths.PAGE * scale);
        found.setPrefWidth(ResultWidths.NUMBER * scale);
        now.setPrefWidth(ResultWidths.NUMBER * scale);
        bytes.setPrefWidth(Math.floor(widths.bytes() * scale));
        text.setPrefWidth(Math.floor(widths.text() * scale));
    }

    /// Selects match `index` and brings it into sight.
    void select(int index) {
        getSelectionModel().clearAndSelect(index);
        if (onScreen.rows().stream().noneMatch(row -> row.index() == index)) {
            scrollTo(Math.max(0, index - 2));
        }
    }

    /// Reads what is on screen again.
    void readAgain() {
        near.refresh(onScreen.rows());
    }

    /// Reads nothing more.
    void close() {
        near.close();
    }

    /// The matches that are selected, all of them if none or one is.
    Matches chosen() {
        List<Integer> selected = getSelectionModel().getSelectedIndices();
        return selected.size() <= 1
                ? matches
                : matches.only(
                        selected.stream().mapToInt(Integer::intValue).sorted().toArray());
    }
}
