package org.pagetint.ui;

import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import org.pagetint.ui.hex.HexView;
import org.pagetint.ui.settings.Preferences;

/// The regions beside the bytes, as [WidthClaims] share the width. A person who drags the border says how wide the
/// table is at most; that is remembered, in pixels of text of the normal size. Used on the FX thread.
final class PageColumns extends SplitPane {
    /// The addresses and sizes of regions, and the beginning of their names.
    private static final double LEAST = 256;

    private static final double MOST = 640;
    private static final double BORDER = 6;

    private final HexView hex;
    private final ObservableDoubleValue textScale;
    private final DoubleProperty wanted = new SimpleDoubleProperty(MOST);
    private boolean dragged;

    /// @param textScale the size of the text as a part of the normal one
    PageColumns(Node regions, HexView hex, ObservableDoubleValue textScale, Preferences preferences) {
        super(regions, hex);
        this.hex = hex;
        this.textScale = textScale;
        setId("desk-columns");
        preferences.keep(
                "width.regions",
                wanted,
                width -> String.format(Locale.ROOT, "%.0f", width.doubleValue()),
                PageColumns::width);
        widthProperty().subscribe(this::arrange);
        hex.rowsWidthProperty().subscribe(this::arrange);
        hex.inspectorWidthProperty().subscribe(this::arrange);
        textScale.subscribe(this::arrange);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> dragged |= isBorder(event));
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> remember());
    }

    private static Number width(String text) {
        double width = Double.parseDouble(text);
        if (!(width >= 0 && width < 100_000)) {
            throw new IllegalArgumentException(text);
        }
        return width;
    }

    private void arrange() {
        double scale = textScale.get();
        WidthClaims claims = new WidthClaims(
                hex.rowsWidthProperty().get() + BORDER,
                hex.inspectorWidthProperty().get(),
                LEAST * scale,
                Math.max(LEAST, wanted.get()) * scale);
        if (getWidth() > 0) {
            setDividerPositions(claims.regions(getWidth()) / getWidth());
        }
    }

    private static boolean isBorder(MouseEvent event) {
        return event.getTarget() instanceof Node node
                && node.getStyleClass().stream().anyMatch(style -> style.startsWith("split-pane-divider"));
    }

    private void remember() {
        if (dragged) {
            dragged = false;
            wanted.set(getDividerPositions()[0] * getWidth() / textScale.get());
        }
    }
}
