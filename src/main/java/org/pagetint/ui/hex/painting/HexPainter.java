package org.pagetint.ui.hex.painting;

import java.util.BitSet;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.FontSmoothingType;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.layout.AddressColumn;
import org.pagetint.ui.hex.layout.ByteColumns;
import org.pagetint.ui.hex.layout.CellMetrics;
import org.pagetint.ui.hex.layout.Glyphs;
import org.pagetint.ui.hex.layout.RowGrid;
import org.pagetint.ui.hex.layout.RowText;
import org.pagetint.ui.hex.loading.Changes;
import org.pagetint.ui.hex.loading.PageContent;
import org.pagetint.ui.hex.model.Annotator;
import org.pagetint.ui.hex.model.Bookmark;
import org.pagetint.ui.hex.model.CursorLine;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.PageWindow;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.theme.PageShade;
import org.pagetint.words.AddressText;
import org.pagetint.words.PageFamily;

/// Draws the rows in sight once. Colours of equal pages are filled at once, and each row's text is drawn in a few
/// strokes, which is what keeps software drawing fast.
public final class HexPainter {
    /// How much of the text's colour lies over selected bytes.
    public static final double SELECTION = 0.18;

    private static final double BAR = 0.6;
    private static final double ANNOTATION_LINE = 1;
    private static final int REPEATED_DIGITS = 3;

    private final GraphicsContext g;
    private final HexViewModel model;
    private final RowGrid grid;
    private final CellMetrics metrics;
    private final ByteColumns columns;
    private final AddressColumn addresses;
    private final PagePalette palette;
    private final PageWindow pages;
    private final double left;
    private final long first;
    private final long end;
    private final AddressRange selected;

    /// @param left where the first cell stands
    HexPainter(
            GraphicsContext g,
            HexViewModel model,
            RowGrid grid,
            CellMetrics metrics,
            ByteColumns columns,
            AddressColumn addresses,
            double left) {
        this.g = g;
        this.model = model;
        this.grid = grid;
        this.metrics = metrics;
        this.columns = columns;
        this.addresses = addresses;
        this.palette = model.options().paletteProperty().get();
        this.pages = new PageWindow(model, grid.pageSize());
        this.left = left;
        this.first = model.cursor().viewport().scroll().row();
        this.end = model.cursor().viewport().endRow();
        this.selected = model.cursor().selectionProperty().get().range();
    }

    /// Draws everything in sight.
    ///
    /// @param now `System.nanoTime`, for what fades
    /// @param gradual whether it fades; else it is gone at once when its time is over
    void paint(double width, double height, long now, boolean gradual) {
        g.setFill(palette.ground());
        g.fillRect(0, 0, width, height);
        g.setFont(metrics.font());
        g.setFontSmoothingType(FontSmoothingType.GRAY);
        paintPages(width);
        paintMarks(now, gradual);
        paintText();
        paintCursor();
    }

    private void paintPages(double width) {
        long row = first;
        while (row < end) {
            long page = grid.pageSize().floor(grid.address(row));
            Optional<PageContent> content = pages.content(page);
            if (grid.isBoundary(row)) {
                paintBoundary(row, page, content, width);
                row++;
            } else {
                long next = Math.min(end, grid.rowOf(page + grid.pageSize().bytes() - 1) + 1);
                if (content.isPresent()) {
                    paintPage(content.get(), row, next);
                }
                row = next;
            }
        }
    }

    private void paintPage(PageContent content, long from, long to) {
        PageState state = content.reading().map(read -> read.run().state()).orElse(PageState.UNREADABLE);
        PageShade shade = isGone(content) ? FadedColours.of(palette.shade(state), palette) : palette.shade(state);
        double top = y(from);
        double rows = (to - from) * metrics.row();
        if (!model.options().hiddenFamilies().contains(PageFamily.of(state))) {
            double cells = columns.width() - columns.hex() + 1.0;
            Hatching.fill(g, shade, x(columns.hex() - 1), top, cells * metrics.cell(), rows);
        }
        g.setFill(shade.gutter());
        g.fillRect(x(0) + 2, top, metrics.cell() * BAR, rows);
        g.setFill(palette.dimmed());
        String letter = String.valueOf(PagePalette.letter(state));
        for (long row = from; row < to; row++) {
            g.fillText(letter, x(1), y(row) + metrics.baseline());
        }
    }

    private boolean isGone(PageContent content) {
        return content instanceof PageContent.Gone || model.document().isOver();
    }

    private void paintBoundary(long row, long page, Optional<PageContent> content, double width) {
        String label = Glyphs.cut(CursorLine.words(content), (int) ((width - x(columns.hex())) / metrics.cell()) - 1);
        double middle = Math.round(y(row) + metrics.row() / 2) + 0.5;
        g.setStroke(palette.line());
        g.setLineWidth(1);
        g.strokeLine(x(0) + 2, middle, x(ByteColumns.ADDRESS) - 4, middle);
        g.strokeLine(x(columns.hex() + label.length() + 1), middle, x(columns.width()), middle);
        g.setFill(palette.dimmed());
        g.fillText(AddressText.of(page), x(ByteColumns.ADDRESS), y(row) + metrics.baseline());
        g.fillText(label, x(columns.hex()), y(row) + metrics.baseline());
    }

    private void paintMarks(long now, boolean gradual) {
        for (long row = first; row < end; row++) {
            if (!grid.isBoundary(row)) {
                AddressRange bytes = AddressRange.ofLength(grid.address(row), columns.bytesPerRow());
                paintChanges(row, bytes, now, gradual);
                paintAnnotations(row, bytes);
                paintSelection(row, bytes);
            }
        }
        model.cursor().bookmarks().in(grid.region()).forEach(this::paintBookmark);
    }

    private void paintSelection(long row, AddressRange bytes) {
        if (model.cursor().selectionProperty().get().isMany()) {
            g.setFill(palette.text().deriveColor(0, 1, 1, SELECTION));
            bytes.intersect(selected).ifPresent(part -> fill(row, bytes.start(), part));
        }
    }

    private void paintChanges(long row, AddressRange bytes, long now, boolean gradual) {
        long page = grid.pageSize().floor(bytes.start());
        Changes changes = model.document().changes().orElse(null);
        BitSet changed = changes == null ? null : changes.of(page).orElse(null);
        if (changes == null || changed == null) {
            return;
        }
        g.setFill(palette.changed().deriveColor(0, 1, 1, changes.strength(page, now, gradual)));
        int from = (int) (bytes.start() - page);
        int at = changed.nextSetBit(from);
        while (at >= 0 && at < from + columns.bytesPerRow()) {
            fill(row, bytes.start(), AddressRange.ofLength(page + at, 1));
            at = changed.nextSetBit(at + 1);
        }
    }

    /// Their colour, and a line below them, since the colour alone is hard to tell from that of some pages.
    private void paintAnnotations(long row, AddressRange bytes) {
        for (Annotator annotator : model.annotators()) {
            annotator.in(
                    bytes,
                    range -> bytes.intersect(range).ifPresent(part -> {
                        g.setFill(annotator.colour(palette));
                        fill(row, bytes.start(), part, 0, metrics.row());
                        g.setFill(palette.text());
                        fill(row, bytes.start(), part, metrics.row() - ANNOTATION_LINE, ANNOTATION_LINE);
                    }));
        }
    }

    private void paintBookmark(Bookmark bookmark) {
        long row = grid.rowOf(bookmark.address());
        if (row >= first && row < end) {
            double middle = y(row) + metrics.row() / 2;
            double right = x(ByteColumns.ADDRESS) - 1;
            g.setFill(palette.text());
            g.fillPolygon(new double[] {right - 5, right, right - 5}, new double[] {middle - 4, middle, middle + 4}, 3);
        }
    }

    /// Fills the cells of `part` of the row that begins at `start`, in both columns. Where bytes stand in the order of
    /// memory the gaps between them are filled too.
    private void fill(long row, long start, AddressRange part) {
        fill(row, start, part, 0, metrics.row());
    }

    /// The same, from `top` of the row on, `height` pixels high.
    private void fill(long row, long start, AddressRange part, double top, double height) {
        int from = (int) (part.start() - start);
        int to = (int) (part.end() - start);
        double y = y(row) + top;
        if (columns.littleEndian()) {
            for (int index = from; index < to; index++) {
                fill(columns.hexCell(index), 2, y, height);
            }
        } else {
            fill(columns.hexCell(from), columns.hexCell(to - 1) + 2 - columns.hexCell(from), y, height);
        }
        fill(columns.textCell(from), to - from, y, height);
    }

    private void fill(int cell, int cells, double y, double height) {
        g.fillRect(x(cell), y, metrics.cell() * cells, height);
    }

    private void paintText() {
        RowText text =
                new RowText(columns, model.options().layoutProperty().get().encoding(), pages);
        for (long row = first; row < end; row++) {
            if (!grid.isBoundary(row)) {
                paintRow(row, text);
            }
        }
    }

    private void paintRow(long row, RowText text) {
        long address = grid.address(row);
        boolean loading = pages.content(address).isEmpty();
        AddressRange strong = model.cursor().selectionProperty().get().isMany()
                ? selected
                : new AddressRange(selected.start(), selected.start());
        text.fill(address, loading, grid.region(), strong);
        double y = y(row) + metrics.baseline();
        paintAddress(addresses.text(grid.nearest(address)), grid.isBoundary(row - 1), y);
        stroke(text.strong(), palette.text(), x(columns.hex()), y);
        stroke(text.dim(), palette.dimmed(), x(columns.hex()), y);
        for (RowText.Placed placed : text.placed()) {
            stroke(placed.text(), palette.text(), x(placed.cell()), y);
        }
    }

    /// The digits that all rows of a page share are faint but in the first of them.
    private void paintAddress(String address, boolean firstOfPage, double y) {
        int shared = firstOfPage ? 0 : Math.max(0, address.length() - REPEATED_DIGITS);
        stroke(address.substring(0, shared), palette.faint(), x(ByteColumns.ADDRESS), y);
        stroke(address.substring(shared), palette.text(), x(ByteColumns.ADDRESS + shared), y);
    }

    private void paintCursor() {
        long cursor = model.cursor().selectionProperty().get().cursor();
        long row = grid.rowOf(cursor);
        if (row >= first && row < end) {
            int index = (int) (cursor - grid.address(row));
            g.setStroke(palette.text());
            g.setLineWidth(1.5);
            box(columns.hexCell(index), 2, row);
            box(columns.textCell(index), 1, row);
        }
    }

    private void box(int cell, int cells, long row) {
        g.strokeRect(x(cell) - 1, y(row) + 2, metrics.cell() * cells + 2, metrics.row() - 4);
    }

    private void stroke(String text, Color colour, double x, double y) {
        if (!text.isEmpty()) {
            g.setFill(colour);
            g.fillText(text, x, y);
        }
    }

    private double x(double cell) {
        return left + cell * metrics.cell();
    }

    private double y(long row) {
        return (row - first) * metrics.row()
                - model.cursor().viewport().scroll().offset();
    }
}
