package org.pagetint.ui.hex.painting;

import javafx.scene.paint.Color;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.theme.PageShade;

/// The colours of what was read but is there no longer.
public final class FadedColours {
    private static final double TOWARDS_GROUND = 0.4;

    private FadedColours() {}

    /// `shade` without its hue, nearer to the ground: text keeps its contrast.
    public static PageShade of(PageShade shade, PagePalette palette) {
        return new PageShade(
                grey(shade.fill(), palette),
                shade.gutter().grayscale(),
                shade.hatch(),
                grey(shade.hatchLine(), palette));
    }

    private static Color grey(Color colour, PagePalette palette) {
        return colour.grayscale().interpolate(palette.ground(), TOWARDS_GROUND);
    }
}
