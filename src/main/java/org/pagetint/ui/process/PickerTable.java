package org.pagetint.ui.process;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.table.Columns;
import org.pagetint.ui.table.OnScreen;
import org.pagetint.ui.table.StableItems;
import org.pagetint.ui.table.TableLayout;
import org.pagetint.ui.table.TableOrder;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// The table of the picker.
final class PickerTable extends TableView<ProcessRow> {
    private static final Messages TEXT = Messages.of(PickerTable.class);
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");

    private static final double FULL_WIDTH = 70;
    private static final double REASON_WIDTH = 230;

    private final PickerModel model;
    private final Consumer<ProcessInfo> open;
    private final TableColumn<ProcessRow, String> accessColumn =
            Columns.text("access", TEXT.text("column.access"), FULL_WIDTH, _ -> "");
    private final TableColumn<ProcessRow, String> command =
            sortable(ProcessColumn.COMMAND, 120, false, ProcessRow::command);
    private final OnScreen<ProcessRow> onScreen = new OnScreen<>(this);
    private final StableItems<ProcessRow> items = new StableItems<>(this, ProcessRow::id);

    PickerTable(PickerModel model, int self, Consumer<ProcessInfo> open) {
        this.model = model;
        this.open = open;
        setId("processes");
        getStyleClass().add("dense");
        getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        addColumns(self);
        setRowFactory(_ -> new Row());
        setSortPolicy(_ -> {
            order();
            return true;
        });
    }

    /// The columns that give way where there is no room for all, the first one first.
    private List<TableColumn<ProcessRow, ?>> yieldingColumns() {
        return Stream.of(ProcessColumn.THREADS, ProcessColumn.STARTED, ProcessColumn.USER)
                .<TableColumn<ProcessRow, ?>>map(by -> getColumns().stream()
                        .filter(column -> column.getUserData() == by)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /// Lays its columns out as was remembered. Most rows say *full*; a reason why not needs more room.
    void layOut(Preferences preferences, ObservableDoubleValue textScale) {
        TableLayout layout =
                TableLayout.keep(this, command, yieldingColumns(), "picker.columns", preferences, textScale);
        TableOrder.keep(this, "picker.order", preferences);
        model.accessProperty()
                .subscribe(known -> layout.need(
                        accessColumn,
                        known.values().stream().anyMatch(PickerTable::isRefused) ? REASON_WIDTH : FULL_WIDTH));
    }

    /// Whether the kernel refuses it; a process that is about to go is nothing to explain at length.
    private static boolean isRefused(Access access) {
        return switch (access) {
            case Access.Full() -> false;
            case Access.MapsOnly _ -> true;
            case Access.None(var denial) -> denial != Denial.EXITED;
        };
    }

    private void addColumns(int self) {
        ZoneId zone = ZoneId.systemDefault();
        TableColumn<ProcessRow, String> name = sortable(ProcessColumn.NAME, 150, false, ProcessRow::name);
        name.setCellFactory(_ -> new NameCell(self));
        accessColumn.setSortable(false);
        accessColumn.setCellFactory(_ -> new AccessCell(model.accessProperty()));
        accessColumn.setCellValueFactory(row -> model.accessProperty()
                .map(all -> words(Optional.ofNullable(all.get(row.getValue().id())))));
        getColumns()
                .setAll(List.of(
                        sortable(
                                ProcessColumn.PID,
                                70,
                                true,
                                row -> Integer.toString(row.info().pid())),
                        name,
                        sortable(
                                ProcessColumn.USER,
                                80,
                                false,
                                row -> row.info().user().name()),
                        sortable(
                                ProcessColumn.RESIDENT,
                                84,
                                true,
                                row -> SizeText.of(row.info().residentBytes())),
                        sortable(
                                ProcessColumn.THREADS,
                                70,
                                true,
                                row -> Integer.toString(row.info().threads())),
                        sortable(
                                ProcessColumn.STARTED,
                                104,
                                true,
                                row -> StartText.of(row.info().started(), LocalDate.now(zone), zone)),
                        accessColumn,
                        command));
    }

    private static TableColumn<ProcessRow, String> sortable(
            ProcessColumn by, double width, boolean figures, java.util.function.Function<ProcessRow, String> text) {
        String id = by.name().toLowerCase(Locale.ROOT);
        String title = TEXT.text("column." + id);
        TableColumn<ProcessRow, String> column =
                figures ? Columns.figures(id, title, width, text) : Columns.text(id, title, width, text);
        column.setUserData(by);
        column.setSortType(by.isLargestFirst() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
        return column;
    }

    private void order() {
        if (getSortOrder().isEmpty()) {
            model.orderProperty().set(ProcessOrder.NEWEST_FIRST);
            return;
        }
        TableColumn<ProcessRow, ?> first = getSortOrder().getFirst();
        if (first.getUserData() instanceof ProcessColumn by) {
            model.orderProperty().set(new ProcessOrder(by, first.getSortType() == TableColumn.SortType.DESCENDING));
        }
    }

    /// In words: *full*, or *none* and why.
    static String words(Optional<Access> access) {
        return access.map(known -> switch (known) {
                    case Access.Full() -> TEXT.text("access.full");
                    case Access.MapsOnly(var denial) -> TEXT.text("access.maps-only", TEXT.of("access.reason", denial));
                    case Access.None(var denial) -> TEXT.text("access.none", TEXT.of("access.reason", denial));
                })
                .orElse("");
    }

    /// Shows `rows` in place of what it shows; the first row is selected if no row was.
    void show(List<ProcessRow> rows) {
        items.replace(rows);
        if (getSelectionModel().isEmpty() && !rows.isEmpty()) {
            getSelectionModel().select(0);
        }
    }

    /// Selects the first row: the best match of what was typed.
    void selectFirst() {
        getSelectionModel().clearSelection();
        if (!getItems().isEmpty()) {
            getSelectionModel().select(0);
            scrollTo(0);
        }
    }

    /// The rows on screen.
    List<ProcessRow> onScreen() {
        return onScreen.rows();
    }

    /// Opens the selected process.
    void openSelected() {
        Optional.ofNullable(getSelectionModel().getSelectedItem()).ifPresent(row -> open.accept(row.info()));
    }

    /// Moves the selection by `rows` rows and keeps it on screen.
    void move(int rows) {
        if (getItems().isEmpty()) {
            return;
        }
        int from = getSelectionModel().getSelectedIndex();
        int to = Math.clamp((long) from + rows, 0, getItems().size() - 1);
        getSelectionModel().clearAndSelect(to);
        List<ProcessRow> visible = onScreen();
        if (!visible.contains(getItems().get(to))) {
            scrollTo(rows > 0 ? Math.max(0, to - visible.size() + 2) : to);
        }
    }

    private final class Row extends TableRow<ProcessRow> {
        Row() {
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !isEmpty()) {
                    openSelected();
                }
            });
            model.accessProperty().addListener((_, _, _) -> dim());
        }

        @Override
        protected void updateItem(@Nullable ProcessRow item, boolean empty) {
            super.updateItem(item, empty);
            dim();
            if (item != null) {
                model.want(item.id());
            }
        }

        private void dim() {
            ProcessRow row = getItem();
            boolean closed = row != null && model.accessProperty().get().get(row.id()) instanceof Access.None;
            pseudoClassStateChanged(CLOSED, closed);
        }
    }
}
