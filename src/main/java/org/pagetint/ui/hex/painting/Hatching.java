package org.pagetint.ui.hex.painting;

import javafx.scene.canvas.GraphicsContext;
import org.pagetint.ui.theme.Hatch;
import org.pagetint.ui.theme.PageShade;

/// Fills areas with the colour and the pattern of a page state. The lines of one pattern meet across areas.
public final class Hatching {
    private static final double STEP = 8;
    private static final double LINE = 1.5;

    private Hatching() {}

    /// Fills a rectangle.
    static void fill(GraphicsContext g, PageShade shade, double x, double y, double width, double height) {
        g.setFill(shade.fill());
        g.fillRect(x, y, width, height);
        if (shade.hatch() == Hatch.NONE) {
            return;
        }
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
        g.setStroke(shade.hatchLine());
        g.setLineWidth(LINE);
        g.beginPath();
        if (shade.hatch() == Hatch.DOTTED) {
            dots(g, x, y, width, height);
        } else {
            lines(g, x, y, width, height, 1);
        }
        if (shade.hatch() == Hatch.CROSSED) {
            lines(g, x, y, width, height, -1);
        }
        g.stroke();
        g.restore();
    }

    private static void dots(GraphicsContext g, double x, double y, double width, double height) {
        for (double down = y - Math.floorMod((long) y, (long) STEP); down < y + height; down += STEP) {
            for (double across = x - Math.floorMod((long) x, (long) STEP); across < x + width; across += STEP) {
                g.moveTo(across, down);
                g.lineTo(across + LINE, down);
            }
        }
    }

    private static void lines(GraphicsContext g, double x, double y, double width, double height, int slope) {
        double lead = slope > 0 ? height : 0;
        double phase = Math.floorMod((long) (slope > 0 ? x + y : x - y), (long) STEP);
        for (double at = x - phase - height; at < x + width + height; at += STEP) {
            g.moveTo(at, y + lead);
            g.lineTo(at + height, y + height - lead);
        }
    }
}
