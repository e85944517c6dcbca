package org.pagetint.ui.hex.commands;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Point2D;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.loading.PageContent;
import org.pagetint.ui.hex.model.Bookmark;
import org.pagetint.ui.hex.model.CursorLine;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.painting.HexCanvas;
import org.pagetint.words.PageWords;

/// What mouse and wheel do to the rows.
public final class Gestures {
    private static final int ROWS_A_STEP = 3;
    private static final Duration PULL = Duration.millis(50);
    private static final Duration SHOW_DELAY = Duration.millis(400);

    private final HexViewModel model;
    private final HexCanvas rows;
    private final Tooltip tooltip = new Tooltip();
    private final Timeline pull = new Timeline(new KeyFrame(PULL, _ -> extend()));
    private Point2D pulled = Point2D.ZERO;
    private boolean explaining;

    public Gestures(HexViewModel model, HexCanvas rows) {
        this.model = model;
        this.rows = rows;
        tooltip.setId("hex-tooltip");
        tooltip.setShowDelay(SHOW_DELAY);
        rows.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        rows.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        rows.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> pull.stop());
        pull.setCycleCount(Animation.INDEFINITE);
        rows.addEventHandler(MouseEvent.MOUSE_MOVED, this::explain);
        rows.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    private void press(MouseEvent event) {
        rows.requestFocus();
        rows.addressAt(event.getX(), event.getY()).ifPresent(address -> {
            Selection now = model.cursor().selectionProperty().get();
            if (event.getButton() == MouseButton.PRIMARY) {
                model.cursor().select(event.isShiftDown() ? now.extendedTo(address) : Selection.at(address));
            } else if (event.getButton() == MouseButton.SECONDARY
                    && !now.range().contains(address)) {
                model.cursor().select(Selection.at(address));
            }
        });
        switch (event.getButton()) {
            case BACK -> model.cursor().back();
            case FORWARD -> model.cursor().forward();
            case NONE, PRIMARY, MIDDLE, SECONDARY -> {}
        }
    }

    /// Selects up to the mouse; where it is held above or below the rows, it pulls more and more of them into sight.
    private void drag(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            pulled = new Point2D(event.getX(), event.getY());
            extend();
            if (event.getY() < 0 || event.getY() >= rows.getHeight()) {
                pull.play();
            } else {
                pull.stop();
            }
        }
    }

    private void extend() {
        rows.addressNear(pulled.getX(), pulled.getY())
                .ifPresent(address -> model.cursor()
                        .select(model.cursor().selectionProperty().get().extendedTo(address)));
    }

    private void scroll(ScrollEvent event) {
        event.consume();
        if (event.isControlDown()) {
            model.options().zoom((int) Math.signum(event.getDeltaY()));
            return;
        }
        boolean sideways = event.isShiftDown() || event.getDeltaY() == 0;
        if (sideways) {
            double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            double most = Math.max(0, rows.contentWidthProperty().get() - rows.getWidth());
            rows.shiftProperty().set(Math.clamp(rows.shiftProperty().get() - by, 0, most));
        } else if (event.getTextDeltaYUnits() != ScrollEvent.VerticalTextScrollUnits.NONE) {
            model.cursor().scrollBy(-event.getTextDeltaY() * rows.metrics().row());
        } else if (event.isDirect() || event.isInertia() || Math.abs(event.getDeltaY()) < event.getMultiplierY()) {
            model.cursor().scrollBy(-event.getDeltaY());
        } else {
            model.cursor()
                    .scrollBy(-event.getDeltaY()
                            / event.getMultiplierY()
                            * ROWS_A_STEP
                            * rows.metrics().row());
        }
    }

    private void explain(MouseEvent event) {
        Optional<String> words = explanation(event);
        words.ifPresent(tooltip::setText);
        if (words.isPresent() != explaining) {
            explaining = words.isPresent();
            if (explaining) {
                Tooltip.install(rows, tooltip);
            } else {
                Tooltip.uninstall(rows, tooltip);
            }
        }
    }

    /// Why the byte under the mouse is not known, or what is known of it besides; in the margin, the bookmarks of the
    /// row, or what the state of the page means.
    private Optional<String> explanation(MouseEvent event) {
        if (rows.isInMargin(event.getX())) {
            return bookmarks(event.getY())
                    .or(() -> rows.pageAt(event.getY())
                            .flatMap(model.document()::contentOf)
                            .flatMap(PageContent::reading)
                            .map(read -> PageWords.explanation(read.run().state())));
        }
        OptionalLong address = rows.addressAt(event.getX(), event.getY());
        if (address.isEmpty()) {
            return Optional.empty();
        }
        return model.document().byteAt(address.getAsLong()).isEmpty()
                ? Optional.of(CursorLine.page(model, address.getAsLong()))
                : annotations(address.getAsLong());
    }

    private Optional<String> annotations(long address) {
        Set<String> labels = new LinkedHashSet<>(); // Matches of one search can overlap.
        AddressRange oneByte = AddressRange.ofLength(address, 1);
        model.annotators().forEach(annotator -> annotator.in(oneByte, range -> labels.add(annotator.label(range))));
        return Optional.of(String.join("\n", labels)).filter(words -> !words.isEmpty());
    }

    private Optional<String> bookmarks(double y) {
        return rows.bytesAt(y)
                .map(bytes ->
                        model.cursor().bookmarks().in(bytes).map(Bookmark::name).collect(Collectors.joining("\n")))
                .filter(names -> !names.isEmpty());
    }
}
