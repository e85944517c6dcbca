package org.pagetint.ui.region;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.ui.table.KeyboardMenu;
import org.pagetint.ui.table.OnScreen;
import org.pagetint.ui.table.StableItems;
import org.pagetint.ui.table.TableLayout;
import org.pagetint.ui.theme.PagePalette;

/// The table of regions. Shows the entries of its model and keeps the selected region and the model's in step.
final class RegionTable extends TableView<RegionEntry> {
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");

    private final RegionsModel model;
    private final OnScreen<RegionEntry> onScreen = new OnScreen<>(this);
    private final StableItems<RegionEntry> items = new StableItems<>(this, RegionEntry::key);

    private final TableColumn<RegionEntry, ?> name;
    private Runnable view = () -> {};
    private RegionActions actions = RegionActions.NONE;
    private Optional<TableColumn<RegionEntry, ?>> pointedAt = Optional.empty();
    private boolean following;

    RegionTable(RegionsModel model, ObservableValue<PagePalette> palette) {
        this.model = model;
        setId("regions");
        getStyleClass().add("dense");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns().setAll(new RegionColumns(model, palette).all());
        name = column(RegionColumn.NAME);
        RegionMenu menu = new RegionMenu(this);
        KeyboardMenu.offer(this, menu);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::notice);
        setRowFactory(_ -> new Row());
        setSortPolicy(_ -> {
            order();
            return true;
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (RegionMenu.COPY.match(event)) {
                menu.copyRows();
                event.consume();
            } else {
                pressed(event);
            }
        });
        getSelectionModel().selectedItemProperty().addListener((_, _, entry) -> chosen(Optional.ofNullable(entry)));
        model.entriesProperty().subscribe(this::show);
        model.selectedProperty().subscribe(this::follow);
    }

    /// What to do when a person wants to look into the selected region.
    void onView(Runnable action) {
        view = action;
    }

    /// Looks into the selected region.
    void view() {
        view.run();
    }

    /// Says what the window can do with regions.
    void offer(RegionActions offered) {
        actions = offered;
    }

    RegionActions actions() {
        return actions;
    }

    private TableColumn<RegionEntry, ?> column(RegionColumn wanted) {
        return getColumns().stream()
                .filter(column -> column.getUserData() == wanted)
                .findFirst()
                .orElseThrow();
    }

    /// The column that takes the room the others leave.
    TableColumn<RegionEntry, ?> nameColumn() {
        return name;
    }

    /// The columns that give way where there is no room for all, the first one first: the bars and the map tell some of
    /// it too.
    List<TableColumn<RegionEntry, ?>> yieldingColumns() {
        return Stream.of(RegionColumn.RESIDENT, RegionColumn.PERMISSIONS, RegionColumn.DIRTY, RegionColumn.SIZE)
                .<TableColumn<RegionEntry, ?>>map(this::column)
                .toList();
    }

    /// The columns that a person wants to see, whether there is room for them or not.
    List<TableColumn<RegionEntry, ?>> wantedColumns() {
        return getColumns().stream().filter(TableLayout::isWanted).toList();
    }

    /// The column that a person pointed at last; the names before that.
    TableColumn<RegionEntry, ?> chosenColumn() {
        return pointedAt
                .filter(column -> column.isVisible() && column.getUserData() != null)
                .orElse(name);
    }

    private void notice(MouseEvent event) {
        Node node = event.getPickResult().getIntersectedNode();
        while (node != null && !(node instanceof TableCell<?, ?>)) {
            node = node.getParent();
        }
        if (node instanceof TableCell<?, ?> cell) {
            pointedAt = getColumns().stream()
                    .filter(column -> column.equals(cell.getTableColumn()))
                    .findFirst();
        }
    }

    /// Puts the keyboard on the first row, unless a row in sight is selected.
    void focusFirst() {
        requestFocus();
        RegionEntry selected = getSelectionModel().getSelectedItem();
        if (!getItems().isEmpty() && (selected == null || !onScreen.rows().contains(selected))) {
            getSelectionModel().clearAndSelect(0);
            scrollTo(0);
        }
    }

    private void order() {
        RegionArrangement now = model.arrangementProperty().get();
        RegionOrder order = RegionOrder.BY_ADDRESS;
        if (!getSortOrder().isEmpty() && getSortOrder().getFirst().getUserData() instanceof RegionColumn by) {
            order = new RegionOrder(by, getSortOrder().getFirst().getSortType() == TableColumn.SortType.DESCENDING);
        }
        model.arrangementProperty().set(now.with(order));
    }

    /// The region that is being looked at is selected again when it comes back, unless something else is selected.
    private void show(List<RegionEntry> entries) {
        boolean nothingSelected = getSelectionModel().isEmpty();
        items.replace(entries);
        if (nothingSelected) {
            follow(model.selectedProperty().get());
        }
    }

    /// The regions on screen.
    List<AddressRange> onScreen() {
        return onScreen.rows().stream()
                .flatMap(entry ->
                        entry instanceof RegionRow row ? Stream.of(row.mapping().range()) : Stream.empty())
                .toList();
    }

    /// The lines that are selected.
    List<RegionEntry> selectedEntries() {
        return List.copyOf(getSelectionModel().getSelectedItems());
    }

    /// The regions that are selected; those of a group where its line is.
    List<Mapping> selectedRegions() {
        return selectedEntries().stream()
                .flatMap(entry -> switch (entry) {
                    case RegionRow row -> Stream.of(row.mapping());
                    case RegionGroup group -> group.rows().stream().map(RegionRow::mapping);
                })
                .distinct()
                .toList();
    }

    private void chosen(Optional<RegionEntry> entry) {
        if (!items.isReplacing() && !following && entry.isPresent() && entry.get() instanceof RegionRow row) {
            model.selectedProperty().set(Optional.of(row.mapping()));
        }
    }

    private void follow(Optional<Mapping> region) {
        if (region.isEmpty()) {
            return;
        }
        List<RegionEntry> entries = getItems();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof RegionRow row
                    && row.mapping().range().start() == region.get().range().start()) {
                if (!getSelectionModel().isSelected(i)) {
                    following = true;
                    getSelectionModel().clearAndSelect(i);
                    following = false;
                    if (!onScreen.rows().contains(entries.get(i))) {
                        scrollTo(Math.max(0, i - 3));
                    }
                }
                return;
            }
        }
    }

    private void pressed(KeyEvent event) {
        if (getSelectionModel().getSelectedItem() instanceof RegionRow && event.getCode() == KeyCode.ENTER) {
            view.run();
            event.consume();
        }
        if (getSelectionModel().getSelectedItem() instanceof RegionGroup group) {
            switch (event.getCode()) {
                case ENTER, SPACE -> toggle(group);
                case LEFT -> setOpen(group, false);
                case RIGHT -> setOpen(group, true);
                default -> {
                    return;
                }
            }
            event.consume();
        }
    }

    private void toggle(RegionGroup group) {
        setOpen(group, !group.open());
    }

    private void setOpen(RegionGroup group, boolean open) {
        model.arrangementProperty().set(model.arrangementProperty().get().with(group.name(), open));
    }

    private final class Row extends TableRow<RegionEntry> {
        Row() {
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof RegionGroup group) {
                    toggle(group);
                } else if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !isEmpty()) {
                    view.run();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable RegionEntry item, boolean empty) {
            super.updateItem(item, empty);
            boolean gone = item instanceof RegionRow row && row.change() instanceof RegionChange.Gone;
            pseudoClassStateChanged(GONE, gone);
            pseudoClassStateChanged(GROUP, item instanceof RegionGroup);
            pseudoClassStateChanged(
                    CLOSED,
                    item instanceof RegionRow row
                            && !row.mapping().permissions().read());
        }
    }
}
