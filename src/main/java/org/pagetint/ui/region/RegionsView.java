package org.pagetint.ui.region;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.PageState;
import org.pagetint.ui.action.Action;
import org.pagetint.ui.action.ActionGroup;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.table.ColumnMenu;
import org.pagetint.ui.table.TableLayout;
import org.pagetint.ui.table.TableOrder;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;
import org.pagetint.words.SizeText;

/// The regions of a process: filter, kinds, table, totals.
public final class RegionsView extends VBox {
    private static final Messages TEXT = Messages.of(RegionsView.class);

    /// Stands at the end of a line rather than at the beginning of one.
    private static final String DOT = "\u00a0· ";

    private final RegionsModel model;
    private final CustomTextField filter = new CustomTextField();
    private final Map<MappingKind, ToggleButton> kinds = new EnumMap<>(MappingKind.class);
    private final ToggleButton grouped = new ToggleButton(TEXT.text("group-by-file"));
    private final RegionTable table;
    private final ColumnMenu columns;
    private final Label totals = new Label();

    /// A view of `model`, in the colours of `palette`.
    ///
    /// @param preferences remembers the columns, the order and whether regions are grouped
    /// @param textScale the size of the text as a part of the normal one
    public RegionsView(
            RegionsModel model,
            ObservableValue<PagePalette> palette,
            Preferences preferences,
            ObservableDoubleValue textScale) {
        this.model = model;
        this.table = new RegionTable(model, palette);
        this.columns = new ColumnMenu(table);
        columns.setId("region-columns");
        TableLayout.keep(table, table.nameColumn(), table.yieldingColumns(), "regions.columns", preferences, textScale);
        TableOrder.keep(table, "regions.order", preferences);
        preferences.keep("regions.by-file", grouped.selectedProperty(), now -> Boolean.toString(now), Boolean::valueOf);
        getStyleClass().add("regions-view");
        VBox.setVgrow(table, Priority.ALWAYS);
        totals.setId("region-totals");
        totals.getStyleClass().add("totals");
        totals.setWrapText(true);
        totals.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(filterLine(), chips(), table, totals);
        filter.addEventHandler(KeyEvent.KEY_PRESSED, this::leaveFilter);
        filter.textProperty().subscribe(this::applyFilter);
        grouped.selectedProperty()
                .subscribe(on -> model.arrangementProperty()
                        .set(model.arrangementProperty().get().withGroups(on)));
        model.totalsProperty().subscribe(this::show);
        model.countFirst(table::onScreen);
        table.setPlaceholder(nothing());
    }

    /// What stands there when the filter finds no region.
    private VBox nothing() {
        Button all = new Button(TEXT.text("nothing.all"));
        all.setId("all-regions");
        all.setOnAction(_ -> listAll());
        Label words = new Label(TEXT.text("nothing"));
        words.setWrapText(true);
        VBox box = new VBox(words, all);
        box.getStyleClass().add("placeholder");
        return box;
    }

    private void listAll() {
        filter.clear();
        kinds.values().forEach(chip -> chip.setSelected(false));
        table.requestFocus();
    }

    private HBox filterLine() {
        filter.setId("region-filter");
        filter.setPromptText(TEXT.text("filter"));
        filter.setTooltip(new Tooltip(TEXT.text("filter.tooltip")));
        filter.setLeft(new FontIcon(MaterialDesignF.FILTER_OUTLINE));
        filter.getStyleClass().add(Styles.SMALL);
        HBox.setHgrow(filter, Priority.ALWAYS);
        grouped.setId("group-by-file");
        grouped.getStyleClass().add(Styles.SMALL);
        grouped.setMinWidth(USE_PREF_SIZE);
        grouped.setTooltip(new Tooltip(TEXT.text("group-by-file.tooltip")));
        HBox line = new HBox(filter, grouped, columns);
        line.getStyleClass().add("filter-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void leaveFilter(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN, ENTER -> table.focusFirst();
            case ESCAPE -> filter.clear();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private FlowPane chips() {
        FlowPane chips = new FlowPane();
        chips.getStyleClass().add("chips");
        for (MappingKind kind : MappingKind.values()) {
            ToggleButton chip = new ToggleButton(TEXT.of("chip", kind));
            chip.setId("kind-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            chip.getStyleClass().add("chip");
            chip.setTooltip(new Tooltip(TEXT.text("chip.only", PageWords.of(kind))));
            chip.selectedProperty().subscribe(this::applyFilter);
            kinds.put(kind, chip);
            chips.getChildren().add(chip);
        }
        return chips;
    }

    private void applyFilter() {
        RegionFilter now = new RegionFilter(
                filter.getText(),
                kinds.entrySet().stream()
                        .filter(chip -> chip.getValue().isSelected())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        if (!now.equals(model.arrangementProperty().get().filter())) {
            model.arrangementProperty().set(model.arrangementProperty().get().with(now));
        }
    }

    private void show(RegionTotals now) {
        String regions = now.shown() == now.all()
                ? TEXT.count("regions", now.all())
                : TEXT.count("regions-of", now.shown(), String.format(Locale.ENGLISH, "%,d", now.all()));
        String counting = now.uncounted() > 0 ? DOT + TEXT.text("counting") : "";
        String swapped = now.pages().bytes(PageState.SWAPPED) == 0
                ? ""
                : DOT
                        + TEXT.text(
                                "totals.swapped", SizeText.unbroken(now.pages().bytes(PageState.SWAPPED)));
        totals.setText(TEXT.text(
                        "totals",
                        regions,
                        SizeText.unbroken(now.bytes()),
                        SizeText.unbroken(now.pages().residentBytes()),
                        SizeText.unbroken(now.pages().bytes(PageState.DIRTY_MEMORY)))
                + swapped
                + counting);
    }

    /// What to do when a person wants to look into the selected region: Enter or a double click.
    public void onView(Runnable action) {
        table.onView(action);
    }

    /// Says what the window can do with regions: the context menu offers it.
    public void offer(RegionActions actions) {
        table.offer(actions);
    }

    /// What the keys do while the table has the keyboard.
    public static ActionGroup keys() {
        return new ActionGroup(
                TEXT.text("keys"),
                List.of(
                        key("view", "Enter"),
                        key("copy", "Shortcut+C"),
                        key("menu", "Shift+F10"),
                        key("open-group", "Right"),
                        key("close-group", "Left")));
    }

    private static Action key(String id, String keys) {
        return Action.of(id, TEXT.text("key." + id), () -> {}, keys);
    }

    /// The addresses of the regions that are selected; those of a group where its line is.
    public List<AddressRange> selectedRegions() {
        return table.selectedRegions().stream().map(Mapping::range).toList();
    }

    /// Puts the keyboard on the regions.
    public void focusRegions() {
        table.requestFocus();
    }

    /// Puts the keyboard into the filter.
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }
}
