package org.pagetint.ui.hex;

import java.util.OptionalLong;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What mouse and wheel do to the rows.
final class Gestures {
    private static final int ROWS_A_STEP = 3;

    private final HexViewModel model;
    private final HexCanvas rows;

    Gestures(HexViewModel model, HexCanvas rows) {
        this.model = model;
        this.rows = rows;
    }

    void install() {
        rows.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        rows.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        rows.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    private void press(MouseEvent event) {
        rows.requestFocus();
        if (event.getButton() == MouseButton.PRIMARY) {
            addressAt(event).ifPresent(address -> {
                Selection now = model.selectionProperty().get();
                model.select(event.isShiftDown() ? now.extendedTo(address) : Selection.at(address));
            });
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (event.isPrimaryButtonDown()) {
            addressAt(event)
                    .ifPresent(address ->
                            model.select(model.selectionProperty().get().extendedTo(address)));
        }
        event.consume();
    }

    private void scroll(ScrollEvent event) {
        double direction = Math.signum(event.getDeltaY());
        boolean wheel = event.getTouchCount() == 0 && !event.isInertia() && event.getMultiplierY() != 1;
        double rowsToMove = wheel ? direction * ROWS_A_STEP * rows.metrics().row() : event.getDeltaY();
        model.scrollBy(-rowsToMove);
        event.consume();
    }

    private OptionalLong addressAt(MouseEvent event) {
        return rows.addressAt(event.getX(), event.getY());
    }
}
