package org.pagetint.ui.hex.painting;

import java.util.Optional;
import java.util.OptionalLong;
import javafx.animation.AnimationTimer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.hex.layout.AddressColumn;
import org.pagetint.ui.hex.layout.ByteColumns;
import org.pagetint.ui.hex.layout.CellMetrics;
import org.pagetint.ui.hex.layout.HexLayout;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.model.HexViewModel;

/// The rows, drawn on a canvas as large as what is in sight.
public final class HexCanvas extends Region {
    private static final int WANTED_BYTES = 16;
    private static final AddressRange NO_REGION = new AddressRange(0, 1);

    private final HexViewModel model;
    private final Canvas canvas = new Canvas();
    private final DoubleProperty shift = new SimpleDoubleProperty();
    private final ReadOnlyDoubleWrapper contentWidth = new ReadOnlyDoubleWrapper();
    private final AnimationTimer fading = new Fading();
    private CellMetrics metrics;

    public HexCanvas(HexViewModel model) {
        this.model = model;
        this.metrics = CellMetrics.of(model.options().fontSizeProperty().get());
        getChildren().add(canvas);
        getStyleClass().add("hex-rows");
        setId("hex-rows");
        setFocusTraversable(true);
        setMinSize(0, 0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        model.listeners().onChange(this::requestLayout);
        shift.subscribe(this::requestLayout);
        model.options().fontSizeProperty().subscribe(size -> {
            metrics = CellMetrics.of(size.doubleValue());
            requestLayout();
        });
    }

    /// Pixels of the rows that are out of sight at the left.
    public DoubleProperty shiftProperty() {
        return shift;
    }

    /// How wide whole rows are.
    public ReadOnlyDoubleProperty contentWidthProperty() {
        return contentWidth.getReadOnlyProperty();
    }

    /// How wide rows are that have as many bytes as is wanted: sixteen where the width decides.
    public double wantedWidth() {
        HexLayout layout = model.options().layoutProperty().get();
        return Math.ceil(
                ByteColumns.of(layout, layout.bytesIn(WANTED_BYTES), addresses().cells())
                                .width()
                        * metrics.cell());
    }

    /// The columns as they are drawn now.
    public ByteColumns columns() {
        return ByteColumns.of(
                model.options().layoutProperty().get(),
                model.cursor().bytesPerRow(),
                addresses().cells());
    }

    /// The font as it is drawn now.
    public CellMetrics metrics() {
        return metrics;
    }

    /// The byte at a point of this node, if the point lies in the hex or text column; above the first or below the last
    /// row, a byte of that row.
    public OptionalLong addressAt(double x, double y) {
        RowGrid grid = model.cursor().viewport().grid().orElse(null);
        ByteColumns.Hit hit = columns().at(cellAt(x)).orElse(null);
        if (grid == null || hit == null) {
            return OptionalLong.empty();
        }
        long row = rowAt(grid, y);
        long address = grid.isBoundary(row) ? grid.address(row) : grid.address(row) + hit.index();
        return OptionalLong.of(grid.nearest(address));
    }

    /// The byte nearest to a point, as [#addressAt] finds it; left of all bytes, the first one of the row.
    public OptionalLong addressNear(double x, double y) {
        return addressAt(Math.max(x, columns().hex() * metrics.cell() - shift.get()), y);
    }

    /// The page whose rows are at `y`, if there are any.
    public Optional<Long> pageAt(double y) {
        return model.cursor().viewport().grid().map(grid -> grid.pageSize().floor(grid.address(rowAt(grid, y))));
    }

    /// The bytes of the row at `y`, if it is a row of bytes.
    public Optional<AddressRange> bytesAt(double y) {
        return model.cursor()
                .viewport()
                .grid()
                .filter(grid -> !grid.isBoundary(rowAt(grid, y)))
                .map(grid -> AddressRange.ofLength(grid.address(rowAt(grid, y)), grid.bytesPerRow()));
    }

    /// Where the cursor is in this node, if it is in sight.
    public Optional<Point2D> cursorPoint() {
        long cursor = model.cursor().selectionProperty().get().cursor();
        return model.cursor()
                .viewport()
                .grid()
                .filter(_ -> model.cursor().viewport().shows(cursor))
                .map(grid -> {
                    long row = grid.rowOf(cursor);
                    int index = (int) (cursor - grid.address(row));
                    double down = (row - model.cursor().viewport().scroll().row() + 1) * metrics.row();
                    return new Point2D(
                            columns().hexCell(index) * metrics.cell() - shift.get(),
                            down - model.cursor().viewport().scroll().offset());
                });
    }

    /// Whether a point is left of the bytes.
    public boolean isInMargin(double x) {
        return cellAt(x) < columns().hex() - 1;
    }

    /// Takes what room there is, and asks for none: what it needs to show all is its content's width.
    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        int fitted = ByteColumns.fitted(
                model.options().layoutProperty().get(), addresses().cells(), getWidth() / metrics.cell());
        model.cursor().resize(metrics.row(), getHeight(), fitted);
        contentWidth.set(Math.ceil(columns().width() * metrics.cell()));
        paint(System.nanoTime());
    }

    private void paint(long now) {
        model.cursor()
                .viewport()
                .grid()
                .ifPresentOrElse(
                        grid -> new HexPainter(
                                        canvas.getGraphicsContext2D(),
                                        model,
                                        grid,
                                        metrics,
                                        columns(),
                                        addresses(),
                                        -shift.get())
                                .paint(getWidth(), getHeight(), now, !isMotionReduced()),
                        () -> canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight()));
        if (model.document().changes().filter(changes -> changes.fade(now)).isPresent()) {
            fading.start();
        } else {
            fading.stop();
        }
    }

    private boolean isMotionReduced() {
        return Optional.ofNullable(getScene())
                .map(scene -> scene.getPreferences().isReducedMotion())
                .orElse(true);
    }

    private AddressColumn addresses() {
        return new AddressColumn(
                model.options().layoutProperty().get().addresses(),
                model.document().regionProperty().get().orElse(NO_REGION),
                model.document().mappings());
    }

    private double cellAt(double x) {
        return (x + shift.get()) / metrics.cell();
    }

    private long rowAt(RowGrid grid, double y) {
        double down = (y + model.cursor().viewport().scroll().offset()) / metrics.row();
        return Math.clamp(model.cursor().viewport().scroll().row() + (long) Math.floor(down), 0, grid.rows() - 1);
    }

    /// Draws again and again while changed bytes fade. A page that is left meanwhile is never laid out again, and so
    /// would fade for ever.
    private final class Fading extends AnimationTimer {
        @Override
        public void handle(long now) {
            if (isOnScreen()) {
                requestLayout();
            } else {
                stop();
            }
        }

        private boolean isOnScreen() {
            return Optional.ofNullable(getScene())
                    .flatMap(scene -> Optional.ofNullable(scene.getWindow()))
                    .filter(Window::isShowing)
                    .isPresent();
        }
    }
}
