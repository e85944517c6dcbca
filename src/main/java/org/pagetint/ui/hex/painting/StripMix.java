package org.pagetint.ui.hex.painting;

import java.util.function.Function;
import javafx.scene.paint.Color;
import org.pagetint.memory.PageState;
import org.pagetint.memory.PartCounts;
import org.pagetint.ui.theme.PageShade;
import org.pagetint.ui.theme.Shares;
import org.pagetint.words.PageFamily;

/// The pixels of the strip: each row shares its width among the states of its pages. A state that is there at all has
/// two pixels at least, so that one dirty page in a terabyte is seen.
public final class StripMix {
    private static final int LEAST = 2;
    private static final int PATTERN = 4;

    private final PartCounts counts;
    private final Function<PageState, PageShade> shades;
    private final int width;
    private final int ground;

    /// @param shades how each state is drawn
    /// @param ground where nothing is counted yet
    public StripMix(PartCounts counts, Function<PageState, PageShade> shades, Color ground, int width) {
        this.counts = counts;
        this.shades = shades;
        this.width = width;
        this.ground = argb(ground);
    }

    /// Paints row `y` of `height` rows into `pixels` from `at` on.
    public void paint(int y, int height, int[] pixels, int at) {
        int from = (int) ((long) y * counts.parts() / height);
        int to = (int) Math.max(from + 1, ((long) y + 1) * counts.parts() / height);
        int[] shares = Shares.of(counts.counts(from, to), width, LEAST);
        int x = 0;
        for (int i = 0; i < shares.length; i++) {
            for (int end = x + shares[i]; x < end; x++) {
                pixels[at + x] = pixel(PageState.IN_BARS.get(i), x, y);
            }
        }
        for (; x < width; x++) {
            pixels[at + x] = ground;
        }
    }

    private int pixel(PageState state, int x, int y) {
        PageShade shade = shades.apply(state);
        boolean pale = PageFamily.of(state) == PageFamily.NEVER_TOUCHED;
        boolean falling = Math.floorMod(x + y, PATTERN) == 0;
        boolean rising = Math.floorMod(x - y, PATTERN) == 0;
        return switch (shade.hatch()) {
            case NONE -> argb(pale ? shade.fill() : shade.gutter());
            case LINES -> argb(falling ? shade.fill() : shade.gutter());
            case CROSSED -> argb(falling || rising ? shade.gutter() : shade.fill());
            case DOTTED -> argb(falling && rising ? shade.gutter() : shade.fill());
        };
    }

    private static int argb(Color colour) {
        int red = (int) Math.round(colour.getRed() * 255);
        int green = (int) Math.round(colour.getGreen() * 255);
        int blue = (int) Math.round(colour.getBlue() * 255);
        return 0xff000000 | red << 16 | green << 8 | blue;
    }
}
