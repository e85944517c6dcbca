package org.pagetint.ui.hex;

import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.FontSmoothingType;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.theme.PageShade;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.PageFamily;
import org.pagetint.words.PageWords;

/// Draws the rows in sight. Colours of equal pages are filled at once, and each row's text is drawn in a few strokes, which
/// is what keeps software drawing fast.
final class HexPainter {
    private static final Messages TEXT = Messages.of(HexPainter.class);
    private static final double SELECTION = 0.18;
    private static final double BAR = 0.6;

    private final GraphicsContext g;
    private final HexViewModel model;
    private final CellMetrics metrics;
    private final Columns columns;
    private final RowGrid grid;
    private final PagePalette palette;
    private final double left;
    private final double width;
    private final double height;

    HexPainter(
            GraphicsContext g,
            HexViewModel model,
            RowGrid grid,
            CellMetrics metrics,
            Columns columns,
            double left,
            double width,
            double height) {
        this.g = g;
        this.model = model;
        this.grid = grid;
        this.metrics = metrics;
        this.columns = columns;
        this.palette = model.paletteProperty().get();
        this.left = left;
        this.width = width;
        this.height = height;
    }

    /// Draws everything in sight.
    void paint() {
        g.setFill(palette.ground());
        g.fillRect(0, 0, width, height);
        g.setFont(metrics.font());
        g.setFontSmoothingType(FontSmoothingType.GRAY);
        long end = model.scroll().endRow(metrics.row(), height, grid.rows());
        paintPages(end);
        paintSelection(end);
        paintText(end);
    }

    private void paintPages(long end) {
        long row = model.scroll().row();
        while (row < end) {
            long page = grid.pageSize().floor(grid.address(row));
            if (grid.isBoundary(row)) {
                paintBoundary(row, page);
                row++;
            } else {
                long next = Math.min(end, grid.rowOf(page + grid.pageSize().bytes() - 1) + 1);
                long first = row;
                runOf(page).ifPresent(run -> paintPage(run, first, next));
                row = next;
            }
        }
    }

    private void paintPage(PageRun run, long from, long to) {
        PageShade shade = palette.shade(run.state());
        double top = y(from);
        double rows = (to - from) * metrics.row();
        if (!model.isHidden(PageFamily.of(run.state()))) {
            double cells = columns.width() - columns.hex() + 1;
            Hatching.fill(g, shade, x(columns.hex() - 1), top, cells * metrics.cell(), rows);
        }
        g.setFill(shade.gutter());
        g.fillRect(x(0) + 2, top, metrics.cell() * BAR, rows);
        g.setFill(palette.dimmed());
        String letter = String.valueOf(PagePalette.letter(run.state()));
        for (long row = from; row < to; row++) {
            g.fillText(letter, x(1), y(row) + metrics.baseline());
        }
    }

    private void paintBoundary(long row, long page) {
        String label = runOf(page).map(PageRun::state).map(PageWords::of).orElseGet(() -> TEXT.text("loading"));
        double middle = Math.round(y(row) + metrics.row() / 2) + 0.5;
        g.setStroke(palette.line());
        g.setLineWidth(1);
        double start = x(columns.hex() + label.length() + 1);
        g.strokeLine(x(0) + 2, middle, x(Columns.ADDRESS) - 4, middle);
        g.strokeLine(start, middle, x(columns.width()), middle);
        g.setFill(palette.dimmed());
        g.fillText(AddressText.of(page), x(Columns.ADDRESS), y(row) + metrics.baseline());
        g.fillText(label, x(columns.hex()), y(row) + metrics.baseline());
    }

    private void paintSelection(long end) {
        AddressRange selected = model.selectionProperty().get().range();
        g.setFill(palette.text().deriveColor(0, 1, 1, SELECTION));
        for (long row = model.scroll().row(); row < end; row++) {
            if (!grid.isBoundary(row)) {
                paintSelection(row, selected);
            }
        }
        long cursor = model.selectionProperty().get().cursor();
        long row = grid.rowOf(cursor);
        if (row >= model.scroll().row() && row < end) {
            int index = (int) (cursor - grid.address(row));
            g.setStroke(palette.text());
            g.setLineWidth(1.5);
            box(columns.hexCell(index), 2, row);
            box(columns.textCell(index), 1, row);
        }
    }

    private void paintSelection(long row, AddressRange selected) {
        long start = grid.address(row);
        if (!model.selectionProperty().get().isMany()) {
            return;
        }
        Optional<AddressRange> part =
                AddressRange.ofLength(start, columns.bytesPerRow()).intersect(selected);
        if (part.isPresent()) {
            int from = (int) (part.get().start() - start);
            int to = (int) (part.get().end() - 1 - start);
            for (int index = from; index <= to; index++) {
                g.fillRect(x(columns.hexCell(index)) - 1, y(row), metrics.cell() * 2 + 2, metrics.row());
            }
            g.fillRect(x(columns.textCell(from)), y(row), metrics.cell() * (to - from + 1), metrics.row());
        }
    }

    private void box(int cell, int cells, long row) {
        g.strokeRect(x(cell) - 1, y(row) + 2, metrics.cell() * cells + 2, metrics.row() - 4);
    }

    private void paintText(long end) {
        RowText text = new RowText(columns, model.layoutProperty().get().encoding());
        AddressRange selected = model.selectionProperty().get().range();
        for (long row = model.scroll().row(); row < end; row++) {
            if (grid.isBoundary(row)) {
                continue;
            }
            long address = grid.address(row);
            long page = grid.pageSize().floor(address);
            Optional<PageContent> content = model.contentOf(page);
            if (content.isPresent()) {
                text.fill(content.get(), address, (int) (address - page), grid.region(), selected);
            } else {
                text.fillLoading(address, grid.region());
            }
            double y = y(row) + metrics.baseline();
            stroke(AddressText.of(address), palette.text(), x(Columns.ADDRESS), y);
            stroke(text.strong(), palette.text(), x(columns.hex()), y);
            stroke(text.dim(), palette.dimmed(), x(columns.hex()), y);
        }
    }

    private void stroke(String text, Color colour, double x, double y) {
        if (!text.isEmpty()) {
            g.setFill(colour);
            g.fillText(text, x, y);
        }
    }

    private Optional<PageRun> runOf(long page) {
        return model.contentOf(page).flatMap(PageContent::reading).map(PageContent.Read::run);
    }

    private double x(double cell) {
        return left + cell * metrics.cell();
    }

    private double y(long row) {
        return (row - model.scroll().row()) * metrics.row() - model.scroll().offset();
    }
}
