package org.pagetint.ui.hex.painting;

import java.util.function.Function;
import javafx.scene.paint.Color;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.loading.StripCounts;
import org.pagetint.ui.theme.Hatch;
import org.pagetint.ui.theme.PageShade;
import org.pagetint.words.PageFamily;

/// The pixels of the strip: each row shares its width among the states of its pages. A state that is there at all has
/// two pixels at least, so that one dirty page in a terabyte is seen.
public final class StripMix {
    private static final int LEAST = 2;
    private static final int PATTERN = 4;

    private final StripCounts counts;
    private final Function<PageState, PageShade> shades;
    private final int width;
    private final int ground;

    /// @param shades how each state is drawn
    /// @param ground where nothing is counted yet
    public StripMix(StripCounts counts, Function<PageState, PageShade> shades, Color ground, int width) {
        this.counts = counts;
        this.shades = shades;
        this.width = width;
        this.ground = argb(ground);
    }

    /// Paints row `y` of `height` rows into `pixels` from `at` on.
    public void paint(int y, int height, int[] pixels, int at) {
        int from = (int) ((long) y * counts.bundles() / height);
        int to = (int) Math.max(from + 1, ((long) y + 1) * counts.bundles() / height);
        int[] shares = shares(from, to);
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

    private int[] shares(int from, int to) {
        long[] pages = PageState.IN_BARS.stream()
                .mapToLong(state -> counts.pages(state, from, to))
                .toArray();
        long all = 0;
        int largest = 0;
        for (int i = 0; i < pages.length; i++) {
            all += pages[i];
            largest = pages[i] > pages[largest] ? i : largest;
        }
        int[] shares = new int[pages.length];
        if (all == 0) {
            return shares;
        }
        int left = width;
        for (int i = 0; i < pages.length; i++) {
            if (pages[i] > 0 && i != largest) {
                shares[i] = Math.max(LEAST, (int) Math.round((double) pages[i] / all * width));
                left -= shares[i];
            }
        }
        shares[largest] = left;
        return shares;
    }

    private int pixel(PageState state, int x, int y) {
        PageShade shade = shades.apply(state);
        boolean pale = PageFamily.of(state) == PageFamily.NEVER_TOUCHED;
        boolean onLine = Math.floorMod(x + y, PATTERN) == 0
                || (shade.hatch() == Hatch.CROSSED && Math.floorMod(x - y, PATTERN) == 0);
        if (shade.hatch() == Hatch.NONE) {
            return argb(pale ? shade.fill() : shade.gutter());
        }
        Color lines = shade.hatch() == Hatch.CROSSED ? shade.gutter() : shade.fill();
        Color between = shade.hatch() == Hatch.CROSSED ? shade.fill() : shade.gutter();
        return argb(onLine ? lines : between);
    }

    private static int argb(Color colour) {
        int red = (int) Math.round(colour.getRed() * 255);
        int green = (int) Math.round(colour.getGreen() * 255);
        int blue = (int) Math.round(colour.getBlue() * 255);
        return 0xff000000 | red << 16 | green << 8 | blue;
    }
}
