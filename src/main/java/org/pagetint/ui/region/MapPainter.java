package org.pagetint.ui.region;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageState;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.theme.Shares;

/// Draws the address map: the bar, and below it the names that have room.
final class MapPainter {
    private static final double TOP = 4;
    private static final double BAR = 22;
    private static final double NAME_ROOM = 4;
    private static final double NAME_PIXELS = 11;
    private static final double NAME_LINE = 14;

    private final Canvas canvas;
    private final ObservableValue<PagePalette> palette;
    private final ObservableDoubleValue textScale;
    private final Map<String, Double> nameWidths = new HashMap<>();

    MapPainter(Canvas canvas, ObservableValue<PagePalette> palette, ObservableDoubleValue textScale) {
        this.canvas = canvas;
        this.palette = palette;
        this.textScale = textScale;
        textScale.subscribe(_ -> nameWidths.clear());
    }

    /// How high the map is, in pixels.
    double height() {
        return Math.ceil(2 * TOP + BAR + NAME_LINE * textScale.get());
    }

    private Font font() {
        return Font.font(NAME_PIXELS * textScale.get());
    }

    /// Draws what of the layout lies to the right of pixel `left`.
    void draw(MapLayout layout, double left, List<Mapping> regions, RegionsModel model, boolean focused) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        List<MapLayout.Stretch> inSight = layout.between(left, left + canvas.getWidth());
        CountedPages.Walk pages = model.pagesProperty().get().new Walk();
        inSight.forEach(stretch -> drawStretch(graphics, stretch.x() - left, stretch, regions, pages));
        drawNames(graphics, inSight, left, regions);
        model.selectedProperty()
                .get()
                .ifPresent(selected -> layout.stretches().stream()
                        .filter(stretch -> holds(stretch, regions, selected))
                        .findFirst()
                        .ifPresent(stretch -> drawSelection(graphics, stretch.x() - left, stretch.width(), focused)));
    }

    private void drawStretch(
            GraphicsContext graphics,
            double x,
            MapLayout.Stretch stretch,
            List<Mapping> regions,
            CountedPages.Walk pages) {
        List<PageCounts> parts = stretch.to() - stretch.from() == 1
                ? pages.of(regions.get(stretch.from()).range())
                        .map(RegionPages::parts)
                        .orElse(List.of())
                : sum(stretch, regions, pages).map(List::of).orElse(List.of());
        double start = Math.rint(x);
        double end = Math.max(start + 1, Math.rint(x + stretch.width()) - 1);
        if (parts.isEmpty()) {
            graphics.setFill(palette.getValue().line());
            graphics.fillRect(start, TOP, end - start, BAR);
            return;
        }
        // In whole pixels, so that no line is seen between two that are alike; where they are too few, several parts
        // share one.
        int columns = (int) Math.min(parts.size(), end - start);
        for (int i = 0; i < columns; i++) {
            double left = start + Math.rint(i * (end - start) / columns);
            double right = start + Math.rint((i + 1) * (end - start) / columns);
            drawPart(graphics, left, right - left, sum(parts, i, columns));
        }
    }

    /// Column `index` of so many.
    private static PageCounts sum(List<PageCounts> parts, int index, int columns) {
        if (columns == parts.size()) {
            return parts.get(index);
        }
        PageCounts.Sum sum = new PageCounts.Sum();
        parts.subList(index * parts.size() / columns, (index + 1) * parts.size() / columns)
                .forEach(sum::add);
        return sum.toCounts();
    }

    private static Optional<PageCounts> sum(MapLayout.Stretch stretch, List<Mapping> regions, CountedPages.Walk pages) {
        PageCounts.Sum sum = new PageCounts.Sum();
        for (Mapping region : regions.subList(stretch.from(), stretch.to())) {
            pages.of(region.range()).ifPresent(known -> sum.add(known.counts()));
        }
        PageCounts counts = sum.toCounts();
        return counts.totalBytes() == 0 ? Optional.empty() : Optional.of(counts);
    }

    private void drawPart(GraphicsContext graphics, double x, double width, PageCounts counts) {
        int[] heights = Shares.of(counts, (int) BAR, 1);
        double bottom = TOP + BAR;
        int i = 0;
        for (PageState state : PageState.IN_BARS) {
            if (heights[i] > 0) {
                graphics.setFill(MapColours.of(state, palette.getValue()));
                graphics.fillRect(x, bottom - heights[i], width, heights[i]);
                bottom -= heights[i];
            }
            i++;
        }
    }

    private void drawNames(
            GraphicsContext graphics, List<MapLayout.Stretch> stretches, double left, List<Mapping> regions) {
        graphics.setFont(font());
        graphics.setFill(palette.getValue().dimmed());
        int i = 0;
        while (i < stretches.size()) {
            String name = name(regions.get(stretches.get(i).from()));
            int first = i;
            while (i < stretches.size()
                    && name(regions.get(stretches.get(i).from())).equals(name)) {
                i++;
            }
            MapLayout.Stretch last = stretches.get(i - 1);
            double start = Math.max(0, stretches.get(first).x() - left);
            double end = Math.min(canvas.getWidth(), last.x() + last.width() - left);
            if (end - start >= width(name) + NAME_ROOM) {
                graphics.fillText(name, start + 1, TOP + BAR + NAME_LINE * textScale.get());
            }
        }
    }

    private double width(String name) {
        return nameWidths.computeIfAbsent(name, text -> {
            Text measured = new Text(text);
            measured.setFont(font());
            return measured.getLayoutBounds().getWidth();
        });
    }

    private static String name(Mapping region) {
        return RegionNameCell.text(region);
    }

    private void drawSelection(GraphicsContext graphics, double x, double width, boolean focused) {
        Color colour = palette.getValue().text();
        graphics.setStroke(colour);
        graphics.setLineWidth(focused ? 2 : 1);
        graphics.strokeRect(Math.rint(x) - 0.5, TOP - 1.5, Math.max(3, Math.rint(width)), BAR + 3);
        double middle = x + width / 2;
        graphics.setFill(colour);
        graphics.fillPolygon(new double[] {middle - 4, middle + 4, middle}, new double[] {0, 0, TOP}, 3);
    }

    private static boolean holds(MapLayout.Stretch stretch, List<Mapping> regions, Mapping selected) {
        return stretch.to() <= regions.size()
                && regions.subList(stretch.from(), stretch.to()).stream()
                        .anyMatch(region ->
                                region.range().start() == selected.range().start());
    }
}
