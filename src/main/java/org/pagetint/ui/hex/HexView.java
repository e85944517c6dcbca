package org.pagetint.ui.hex;

import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/// The hex view: rows of address, hex and text with the colour of each page, and a legend. Shows what its model shows.
public final class HexView extends Control {
    private final HexViewModel model;

    /// A view of `model`; a model has one view.
    public HexView(HexViewModel model) {
        this.model = model;
        getStyleClass().add("hex-view");
    }

    /// What it shows.
    public HexViewModel model() {
        return model;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new HexViewSkin(this);
    }

    @Override
    public String getUserAgentStylesheet() {
        return HexView.class.getResource("hex.css").toExternalForm();
    }
}
