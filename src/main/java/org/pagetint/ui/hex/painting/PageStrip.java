package org.pagetint.ui.hex.painting;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PartCounts;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.theme.PagePalette;

/// The whole region at once, each row of pixels a bundle of pages by its mix of states, with marks for what is in
/// sight, for hits and for bookmarks. A click or a drag goes there.
public final class PageStrip extends Region {
    /// Its width in pixels.
    public static final double WIDTH = 36;

    private static final int MIX = 24;
    private static final int MARK_LEFT = MIX + 2;
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
        model.document().noticeProperty().subscribe(this::recount);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
    }

    /// The address that stands at `y`; there must be a region.
    long addressAt(double y) {
        PartCounts counts = model.document().strip().orElseThrow();
        double part = Math.clamp(y / getHeight(), 0, 1);
        long offset = (long) (part * toDouble(counts.range().length()));
        return model.cursor()
                .viewport()
                .grid()
                .orElseThrow()
                .nearest(counts.range().start() + offset);
    }

    /// Where `address`, which lies in the region, stands.
    public double yOf(long address) {
        AddressRange region = model.document().strip().orElseThrow().range();
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
        if (model.document().strip().isPresent() && model.cursor().isShowing() && height > 0) {
            if (stale) {
                paintMix(model.document().strip().get(), height);
            }
            g.drawImage(mix, 0, 0);
            paintMarks(g);
        }
    }

    private void recount() {
        stale = true;
        requestLayout();
    }

    private void paintMix(PartCounts counts, int height) {
        PagePalette palette = model.options().paletteProperty().get();
        boolean over = model.document().isOver();
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
        AddressRange region = model.document().strip().orElseThrow().range();
        g.setFill(palette.text());
        paintAnnotations(g, region);
        model.cursor().bookmarks().in(region).forEach(bookmark -> {
            double y = yOf(bookmark.address());
            g.fillPolygon(new double[] {WIDTH, MARK_LEFT + 2, WIDTH}, new double[] {y - 4, y, y + 4}, 3);
        });
        model.cursor().viewport().pages().ifPresent(pages -> {
            RowGrid grid = model.cursor().viewport().grid().orElseThrow();
            double top = yOf(grid.address(model.cursor().viewport().scroll().row()));
            double bottom =
                    yOf(grid.nearest(grid.address(model.cursor().viewport().endRow() - 1)));
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

    /// One mark for each row of pixels at most, however many annotations it stands for.
    private void paintAnnotations(GraphicsContext g, AddressRange region) {
        int height = (int) getHeight();
        for (int y = 0; y < height; y++) {
            long from = addressAt(y);
            long to = y + 1 == height ? region.end() : addressAt(y + 1);
            AddressRange pixels = new AddressRange(from, to);
            if (from != to && model.annotators().stream().anyMatch(annotator -> annotator.touch(pixels))) {
                g.fillRect(MARK_LEFT, y, WIDTH - MARK_LEFT - 4, 2);
            }
        }
    }

    private void go(MouseEvent event) {
        if (model.cursor().isShowing() && model.document().strip().isPresent()) {
            model.cursor().centre(addressAt(event.getY()));
        }
        event.consume();
    }

    private static double toDouble(long unsigned) {
        return unsigned >= 0 ? unsigned : (unsigned >>> 1) * 2.0;
    }
}
