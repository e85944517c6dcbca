package org.pagetint.ui.region;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageState;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.theme.Shares;

/// A small bar that shows how the pages of a region are spread over the states: one stretch for each state, as wide as
/// its share, what is there a pixel wide at least. Used on the FX thread.
final class PageBar extends Region {
    private static final double HEIGHT = 8;

    private final Canvas canvas = new Canvas();
    private final ObservableValue<PagePalette> palette;
    private PageCounts counts = PageCounts.NONE;

    PageBar(ObservableValue<PagePalette> palette) {
        this.palette = palette;
        getChildren().add(canvas);
        palette.subscribe(this::draw);
        setPrefHeight(HEIGHT);
    }

    void show(PageCounts now) {
        counts = now;
        draw();
    }

    @Override
    protected void layoutChildren() {
        double height = Math.min(getHeight(), HEIGHT);
        canvas.setWidth(getWidth());
        canvas.setHeight(height);
        canvas.relocate(0, Math.floor((getHeight() - height) / 2));
        draw();
    }

    private void draw() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        double width = Math.floor(canvas.getWidth());
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        long total = counts.totalBytes();
        if (total <= 0 || width <= 0) {
            return;
        }
        double x = 1; // Within the line around it, which would hide what is a pixel wide.
        int[] widths = Shares.of(counts, (int) Math.max(1, width - 2), 1);
        int i = 0;
        for (PageState state : PageState.IN_BARS) {
            if (widths[i] > 0) {
                graphics.setFill(MapColours.of(state, palette.getValue()));
                graphics.fillRect(x, 0, widths[i], canvas.getHeight());
            }
            x += widths[i];
            i++;
        }
        graphics.setStroke(palette.getValue().line());
        graphics.strokeRect(0.5, 0.5, width - 1, canvas.getHeight() - 1);
    }
}
