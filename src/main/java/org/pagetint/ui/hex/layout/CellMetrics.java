package org.pagetint.ui.hex.layout;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The monospaced font at one size, measured. Everything the view draws lies on a grid of its cells.
///
/// @param font at this size
/// @param cell the width of a character
/// @param row the height of a row
/// @param baseline where text stands, from the top of its row
public record CellMetrics(Font font, double cell, double row, double baseline) {
    private static final String PREFERRED = "DejaVu Sans Mono";
    private static final String FALLBACK = "Monospaced";
    private static final int SAMPLE = 64;
    /// The size of the text at 100 %, in pixels.
    public static final double NORMAL_FONT_SIZE = 13;

    private static final double LEADING = 22 / NORMAL_FONT_SIZE;

    /// The metrics at `size` pixels.
    public static CellMetrics of(double size) {
        Font font = new Font(Font.getFamilies().contains(PREFERRED) ? PREFERRED : FALLBACK, size);
        Text sample = new Text("0".repeat(SAMPLE));
        sample.setFont(font);
        double row = Math.round(size * LEADING);
        double height = sample.getLayoutBounds().getHeight();
        double ascent = sample.getBaselineOffset();
        return new CellMetrics(
                font, sample.getLayoutBounds().getWidth() / SAMPLE, row, Math.round((row - height) / 2 + ascent));
    }
}
