package org.pagetint.ui.hex;

import java.util.OptionalLong;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.pagetint.words.AddressText;

/// The rows, drawn on a canvas as large as what is in sight.
final class HexCanvas extends Region {
    private final HexViewModel model;
    private final Canvas canvas = new Canvas();
    private CellMetrics metrics;

    HexCanvas(HexViewModel model) {
        this.model = model;
        this.metrics = CellMetrics.of(model.fontSizeProperty().get());
        getChildren().add(canvas);
        setFocusTraversable(true);
        setMinSize(0, 0);
        setId("hex-rows");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        model.onRedraw(this::requestLayout);
        model.fontSizeProperty().subscribe(size -> {
            metrics = CellMetrics.of(size.doubleValue());
            requestLayout();
        });
    }

    /// The columns as they are drawn now.
    Columns columns() {
        return Columns.of(model.layoutProperty().get(), model.bytesPerRow(), addressCells());
    }

    /// The font as it is drawn now.
    CellMetrics metrics() {
        return metrics;
    }

    /// The byte at a point of this node, if the point lies in the hex or text column of a row; beyond the first or last
    /// row, that row's byte.
    OptionalLong addressAt(double x, double y) {
        RowGrid grid = model.grid().orElse(null);
        Columns.Hit hit = columns().at(x / metrics.cell()).orElse(null);
        if (grid == null || hit == null) {
            return OptionalLong.empty();
        }
        double down = (y + model.scroll().offset()) / metrics.row();
        long row = Math.clamp(model.scroll().row() + (long) Math.floor(down), 0, grid.rows() - 1);
        long address = grid.isBoundary(row) ? grid.address(row) : grid.address(row) + hit.index();
        return OptionalLong.of(grid.nearest(address));
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        int fitted = Columns.fitted(model.layoutProperty().get(), addressCells(), getWidth() / metrics.cell());
        model.resize(metrics.row(), getHeight(), fitted);
        model.grid()
                .ifPresentOrElse(
                        grid -> new HexPainter(
                                        canvas.getGraphicsContext2D(),
                                        model,
                                        grid,
                                        metrics,
                                        columns(),
                                        0,
                                        getWidth(),
                                        getHeight())
                                .paint(),
                        () -> canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight()));
    }

    private int addressCells() {
        return model.grid()
                .map(grid -> AddressText.of(grid.region().end() - 1).length())
                .orElse(AddressText.of(0).length());
    }
}
