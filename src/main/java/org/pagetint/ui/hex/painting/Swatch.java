package org.pagetint.ui.hex.painting;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.layout.CellMetrics;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.theme.PageShade;

/// A small square in the colour, the pattern and with the letter of a page state.
public final class Swatch extends StackPane {
    private static final double SIZE = 16;
    private static final double BAR = 3;

    private final PageState state;
    private final Canvas canvas = new Canvas(SIZE, SIZE);
    private final Text letter;

    Swatch(PageState state, char letter) {
        this.state = state;
        this.letter = new Text(String.valueOf(letter));
        this.letter.setFont(CellMetrics.of(10).font());
        getChildren().addAll(canvas, this.letter);
    }

    void paint(PagePalette palette) {
        PageShade shade = palette.shade(state);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, SIZE, SIZE);
        Hatching.fill(g, shade, 0, 0, SIZE, SIZE);
        g.setFill(shade.gutter());
        g.fillRect(0, 0, BAR, SIZE);
        g.setStroke(palette.line());
        g.strokeRect(0.5, 0.5, SIZE - 1, SIZE - 1);
        letter.setFill(palette.text());
    }
}
