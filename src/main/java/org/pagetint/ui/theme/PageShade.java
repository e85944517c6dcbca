package org.pagetint.ui.theme;

import javafx.scene.paint.Color;

/// How pages of one state are drawn.
///
/// @param fill behind the bytes
/// @param gutter the bar and the letter beside them, the strip and every small mark; stronger than the fill
/// @param hatch the pattern over the fill
/// @param hatchLine the colour of its lines, on which text keeps its contrast too; the fill when there is no pattern
public record PageShade(Color fill, Color gutter, Hatch hatch, Color hatchLine) {
    static PageShade plain(String fill, String gutter) {
        Color colour = Color.web(fill);
        return new PageShade(colour, Color.web(gutter), Hatch.NONE, colour);
    }

    static PageShade hatched(String fill, String gutter, Hatch hatch, String hatchLine) {
        return new PageShade(Color.web(fill), Color.web(gutter), hatch, Color.web(hatchLine));
    }
}
