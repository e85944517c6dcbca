package org.pagetint.ui.hex.painting;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.loading.StripCounts;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.Marks;
import org.pagetint.ui.theme.PagePalette;

/// The whole region at once, each row of pixels a bundle of pages by its mix of states, with marks for what is in
/// sight, for hits and for bookmarks. A click or a drag goes there.
public final class PageStrip extends Region {
    /// Its width in pixels.
    public static final double WIDTH = 36;

    private static final int MIX = 24;
    private static final int HIT_LEFT = MIX + 2;
    private static final double LEAST_VIEW = 4;

    private final HexViewModel model;
    private final Canvas canvas = new Canvas();
    private WritableImage mix = new WritableImage(1, 1);
    private boolean stale = true;

    public PageStrip(HexViewModel model) {
        this.model = model;
        getChildren().add(canvas);
        setId("hex-strip");
        setMinSize(WIDTH, 0);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        model.listeners().onStripChange(this::recount);
        model.listeners().onChange(this::requestLayout);
        model.options().paletteProperty().subscribe(this::recount);
        model.noticeProperty().subscribe(this::recount);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
    }

    /// The address that stands at `y`; there must be a region.
    long addressAt(double y) {
        StripCounts counts = model.strip().orElseThrow();
        double part = Math.clamp(y / getHeight(), 0, 1);
        long offset = (long) (part * toDouble(counts.region().length()));
        return model.viewport().grid().orElseThrow().nearest(counts.region().start() + offset);
    }

    /// Where `address`, which lies in the region, stands.
    public double yOf(long address) {
        AddressRange region = model.strip().orElseThrow().region();
        return toDouble(address - region.start()) / toDouble(region.length()) * getHeight();
    }

    @Override
    protected void layoutChildren() {
        int height = (int) Math.ceil(getHeight());
        if (canvas.getHeight() != height) {
            canvas.setWidth(WIDTH);
            canvas.setHeight(height);
            stale = true;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(model.options().paletteProperty().get().ground());
        g.fillRect(0, 0, WIDTH, height);
        if (model.strip().isPresent() && model.isShowing() && height > 0) {
            if (stale) {
                paintMix(model.strip().get(), height);
            }
            g.drawImage(mix, 0, 0);
            paintMarks(g);
        }
    }

    private void recount() {
        stale = true;
        requestLayout();
    }

    private void paintMix(StripCounts counts, int height) {
        PagePalette palette = model.options().paletteProperty().get();
        boolean over = model.isOver();
        StripMix row = new StripMix(
                counts,
                state -> over ? FadedColours.of(palette.shade(state), palette) : palette.shade(state),
                palette.ground(),
                MIX);
        int[] pixels = new int[MIX * height];
        for (int y = 0; y < height; y++) {
            row.paint(y, height, pixels, y * MIX);
        }
        if (mix.getHeight() != height) {
            mix = new WritableImage(MIX, height);
        }
        mix.getPixelWriter().setPixels(0, 0, MIX, height, PixelFormat.getIntArgbInstance(), pixels, 0, MIX);
        stale = false;
    }

    private void paintMarks(GraphicsContext g) {
        PagePalette palette = model.options().paletteProperty().get();
        AddressRange region = model.strip().orElseThrow().region();
        g.setFill(palette.text());
        paintHits(g, region);
        model.bookmarks().in(region).forEach(bookmark -> {
            double y = yOf(bookmark.address());
            g.fillPolygon(new double[] {WIDTH, HIT_LEFT + 2, WIDTH}, new double[] {y - 4, y, y + 4}, 3);
        });
        model.viewport().pages().ifPresent(pages -> {
            RowGrid grid = model.viewport().grid().orElseThrow();
            double top = yOf(grid.address(model.viewport().scroll().row()));
            double bottom = yOf(grid.nearest(grid.address(model.viewport().endRow() - 1)));
            double height = Math.max(LEAST_VIEW, bottom - top);
            double y = Math.round(Math.clamp(top, 0, getHeight() - height)) + 0.5;
            g.setStroke(palette.ground());
            g.setLineWidth(3);
            g.strokeRect(0.5, y, WIDTH - 1, height - 1);
            g.setStroke(palette.text());
            g.setLineWidth(1);
            g.strokeRect(0.5, y, WIDTH - 1, height - 1);
        });
    }

    /// One mark for each row of pixels at most, however many hits it stands for.
    private void paintHits(GraphicsContext g, AddressRange region) {
        Marks hits = model.hitsProperty().get();
        int height = (int) getHeight();
        for (int y = 0; y < height; y++) {
            long from = addressAt(y);
            long to = y + 1 == height ? region.end() : addressAt(y + 1);
            if (from != to && hits.touch(new AddressRange(from, to))) {
                g.fillRect(HIT_LEFT, y, WIDTH - HIT_LEFT - 4, 2);
            }
        }
    }

    private void go(MouseEvent event) {
        if (model.isShowing() && model.strip().isPresent()) {
            model.centre(addressAt(event.getY()));
        }
        event.consume();
    }

    private static double toDouble(long unsigned) {
        return unsigned >= 0 ? unsigned : (unsigned >>> 1) * 2.0;
    }
}
