package org.pagetint.ui.region;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.ui.table.KeyboardMenu;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// The whole address space of a process as one bar: every region in the colours of its pages, gaps folded. A click goes
/// there, a menu offers what else can be done with the region, the wheel widens it around the mouse.
public final class AddressMap extends Region {
    private static final Messages TEXT = Messages.of(AddressMap.class);
    private static final double REACH = 3;
    private static final double WHEEL_STEP = 1.25;
    private static final double MOST_PIXELS_PER_REGION = 40;

    private final RegionsModel model;
    private final LongConsumer goTo;
    private final Canvas canvas = new Canvas();
    private final MapPainter painter;
    private final ContextMenu menu = new ContextMenu();
    private final Tooltip words = new Tooltip();
    private MapLayout layout = new MapLayout(List.of(), 0);
    private double zoom = 1;
    private double left;
    private List<RegionActions.Use> uses = List.of();

    /// A map of the regions of `model`.
    ///
    /// @param textScale the size of the text as a part of the normal one
    /// @param goTo goes to an address the person chose
    public AddressMap(
            RegionsModel model,
            ObservableValue<PagePalette> palette,
            ObservableDoubleValue textScale,
            LongConsumer goTo) {
        this.model = model;
        this.goTo = goTo;
        this.painter = new MapPainter(canvas, palette, textScale);
        setId("address-map");
        getStyleClass().add("address-map");
        setFocusTraversable(true);
        getChildren().add(canvas);
        Tooltip.install(canvas, words);
        setOnMouseMoved(this::name);
        setOnMouseClicked(this::clicked);
        setOnScroll(this::scrolled);
        setOnContextMenuRequested(this::showMenu);
        menu.setId("map-menu");
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.mappingsProperty().subscribe(this::layOut);
        model.pagesProperty().subscribe(this::draw);
        model.selectedProperty().subscribe(this::draw);
        palette.subscribe(this::draw);
        textScale.subscribe(_ -> {
            setMinHeight(painter.height());
            setPrefHeight(painter.height());
            draw();
        });
        focusedProperty().subscribe(this::draw);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        layOut();
    }

    private void layOut() {
        double widest = Math.max(1, regions().size() * MOST_PIXELS_PER_REGION / Math.max(1, getWidth()));
        zoom = Math.clamp(zoom, 1, Math.max(1, widest));
        layout = MapLayout.of(regions(), getWidth() * zoom);
        left = Math.clamp(left, 0, layout.width() - getWidth() < 0 ? 0 : layout.width() - getWidth());
        draw();
    }

    private void draw() {
        painter.draw(layout, left, regions(), model, isFocused());
    }

    private List<Mapping> regions() {
        return model.mappingsProperty().get().list();
    }

    /// The stretch at `x` or, since some are hard to hit, the nearest one beside it.
    private Optional<MapLayout.Stretch> at(double x) {
        return layout.between(x + left - REACH, x + left + REACH).stream()
                .min(Comparator.comparingDouble(stretch -> stretch.distance(x + left)));
    }

    private void name(MouseEvent event) {
        words.setText(at(event.getX()).map(this::words).orElse(TEXT.text("map.gap")));
    }

    private String words(MapLayout.Stretch stretch) {
        Mapping first = regions().get(stretch.from());
        String counts = model.pagesOf(first)
                .map(pages -> "\n" + CountsText.lines(pages.counts()))
                .orElse("");
        if (stretch.to() - stretch.from() > 1) {
            return TEXT.count(
                    "map.several",
                    stretch.to() - stretch.from(),
                    AddressText.of(first.range().start()));
        }
        return TEXT.text(
                        "map.region",
                        RegionNameCell.text(first),
                        AddressText.of(first.range().start()),
                        AddressText.of(first.range().end()),
                        SizeText.of(first.range().length()),
                        first.permissions())
                + counts;
    }

    /// Says what can be done with a region besides going there.
    public void offer(List<RegionActions.Use> offered) {
        uses = List.copyOf(offered);
    }

    /// For the region under the mouse.
    private void showMenu(ContextMenuEvent event) {
        at(event.getX())
                .map(stretch -> layout.addressAt(event.getX() + left, stretch, regions()))
                .flatMap(address -> model.mappingsProperty().get().at(address))
                .ifPresent(region -> showMenu(region, event.getScreenX(), event.getScreenY()));
        event.consume();
    }

    private void showMenu(Mapping region, double screenX, double screenY) {
        menu.getItems().setAll(item("view", TEXT.text("menu.view"), range -> goTo.accept(range.start()), region));
        for (RegionActions.Use use : uses) {
            menu.getItems().add(item(use.id(), use.label(), range -> use.run().accept(List.of(range)), region));
        }
        menu.show(this, screenX, screenY);
    }

    /// For the selected region, where it stands.
    private void showMenu(Mapping region) {
        int index = regions().indexOf(region);
        double x = layout.stretches().stream()
                .filter(stretch -> stretch.from() <= index && index < stretch.to())
                .findFirst()
                .map(stretch -> Math.clamp(stretch.x() - left, 0, getWidth()))
                .orElse(0.0);
        Point2D below = localToScreen(x, getHeight());
        showMenu(region, below.getX(), below.getY());
    }

    private static MenuItem item(String id, String label, Consumer<AddressRange> run, Mapping region) {
        MenuItem item = new MenuItem(label);
        item.setId("map-" + id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> run.accept(region.range()));
        return item;
    }

    private void clicked(MouseEvent event) {
        menu.hide();
        requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            at(event.getX())
                    .ifPresent(stretch -> goTo.accept(layout.addressAt(event.getX() + left, stretch, regions())));
        }
    }

    private void scrolled(ScrollEvent event) {
        double share = layout.width() == 0 ? 0 : (event.getX() + left) / layout.width();
        zoom *= event.getDeltaY() > 0 ? WHEEL_STEP : event.getDeltaY() < 0 ? 1 / WHEEL_STEP : 1;
        left -= event.getDeltaX();
        layOut();
        if (event.getDeltaY() != 0) {
            left = Math.clamp(share * layout.width() - event.getX(), 0, Math.max(0, layout.width() - getWidth()));
            draw();
        }
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (KeyboardMenu.asks(event)) {
            model.selectedProperty().get().ifPresent(this::showMenu);
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        List<Mapping> regions = regions();
        int index = model.selectedProperty().get().map(regions::indexOf).orElse(-1) + by;
        if (index >= 0 && index < regions.size()) {
            goTo.accept(regions.get(index).range().start());
        }
    }
}
