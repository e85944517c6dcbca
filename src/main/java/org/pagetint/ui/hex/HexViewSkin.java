package org.pagetint.ui.hex;

import javafx.scene.control.SkinBase;
import javafx.scene.layout.BorderPane;

/// Puts the parts of the hex view together.
final class HexViewSkin extends SkinBase<HexView> {
    HexViewSkin(HexView view) {
        super(view);
        HexCanvas rows = new HexCanvas(view.model());
        new Gestures(view.model(), rows).install();
        BorderPane parts = new BorderPane(rows);
        parts.setBottom(new Legend(view.model()));
        getChildren().add(parts);
        view.focusedProperty().subscribe(focused -> {
            if (focused) {
                rows.requestFocus();
            }
        });
    }
}
