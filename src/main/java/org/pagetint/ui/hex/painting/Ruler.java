package org.pagetint.ui.hex.painting;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.pagetint.ui.hex.layout.ByteColumns;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.Messages;

/// The numbers of the columns above the rows; the cursor's is strong.
public final class Ruler extends Region {
    private static final Messages TEXT = Messages.of(Ruler.class);
    private static final String DIGITS = "0123456789abcdef";

    private final HexViewModel model;
    private final HexCanvas rows;
    private final Canvas canvas = new Canvas();

    public Ruler(HexViewModel model, HexCanvas rows) {
        this.model = model;
        this.rows = rows;
        getChildren().add(canvas);
        getStyleClass().add("hex-ruler");
        setMinWidth(0);
        model.listeners().onChange(this::requestLayout);
        rows.shiftProperty().subscribe(this::requestLayout);
        model.options().fontSizeProperty().subscribe(this::requestLayout);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return rows.metrics().row();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        PagePalette palette = model.options().paletteProperty().get();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(palette.ground());
        g.fillRect(0, 0, getWidth(), getHeight());
        if (model.cursor().isShowing()) {
            paint(g, palette);
        }
        g.setStroke(palette.line());
        g.strokeLine(0, getHeight() - 0.5, getWidth(), getHeight() - 0.5);
    }

    private void paint(GraphicsContext g, PagePalette palette) {
        ByteColumns columns = rows.columns();
        int cursor = cursorColumn();
        g.setFont(rows.metrics().font());
        text(
                g,
                TEXT.text("column." + model.options().layoutProperty().get().addresses()),
                ByteColumns.ADDRESS,
                palette.dimmed());
        for (int index = 0; index < columns.bytesPerRow(); index++) {
            Color colour = index == cursor ? palette.text() : palette.dimmed();
            text(g, "" + DIGITS.charAt(index >> 4) + DIGITS.charAt(index & 0xf), columns.hexCell(index), colour);
            if (index == cursor) {
                double x = columns.hexCell(index) * rows.metrics().cell()
                        - rows.shiftProperty().get();
                g.fillRect(x - 1, getHeight() - 2, rows.metrics().cell() * 2 + 2, 2);
            }
        }
        text(
                g,
                TEXT.text("encoding." + model.options().layoutProperty().get().encoding()),
                columns.text(),
                palette.dimmed());
    }

    private int cursorColumn() {
        long cursor = model.cursor().selectionProperty().get().cursor();
        RowGrid grid = model.cursor().viewport().grid().orElseThrow();
        return (int) (cursor - grid.address(grid.rowOf(cursor)));
    }

    private void text(GraphicsContext g, String text, int cell, Color colour) {
        g.setFill(colour);
        g.fillText(
                text,
                cell * rows.metrics().cell() - rows.shiftProperty().get(),
                rows.metrics().baseline());
    }
}
