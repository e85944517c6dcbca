package org.pagetint.ui.hex;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.pagetint.ui.hex.commands.HexActions;
import org.pagetint.ui.hex.commands.HexCommand;
import org.pagetint.ui.hex.loading.CopyForm;
import org.pagetint.ui.hex.model.HexViewModel;

/// The hex view: rows of address, hex and text with the colour of each page, the strip of the whole region, the
/// inspector and a legend. Shows what its model shows; a model has one view. FX thread only.
public final class HexView extends Control {
    private final HexViewModel model;
    private final BooleanProperty inspectorShown = new SimpleBooleanProperty(this, "inspectorShown", true);
    private final ReadOnlyDoubleWrapper rowsWidth = new ReadOnlyDoubleWrapper(this, "rowsWidth");
    private final ReadOnlyDoubleWrapper inspectorWidth = new ReadOnlyDoubleWrapper(this, "inspectorWidth");
    private final ObjectProperty<HexActions> actions = new SimpleObjectProperty<>(this, "actions", HexActions.NONE);

    /// A view of `model`.
    public HexView(HexViewModel model) {
        this.model = model;
        getStyleClass().add("hex-view");
        setFocusTraversable(false);
    }

    /// What it shows.
    public HexViewModel model() {
        return model;
    }

    /// Whether the inspector and the page's card are shown beside the rows.
    public BooleanProperty inspectorShownProperty() {
        return inspectorShown;
    }

    /// What the window can do for it.
    public ObjectProperty<HexActions> actionsProperty() {
        return actions;
    }

    /// What whole rows need, of sixteen bytes where the width decides, with the strip beside them; in pixels.
    public ReadOnlyDoubleProperty rowsWidthProperty() {
        return rowsWidth.getReadOnlyProperty();
    }

    /// What the inspector needs beside them; 0 while it is not wanted.
    public ReadOnlyDoubleProperty inspectorWidthProperty() {
        return inspectorWidth.getReadOnlyProperty();
    }

    /// Tells how much room its parts need, in pixels.
    void needs(double forRows, double forInspector) {
        rowsWidth.set(forRows);
        inspectorWidth.set(forInspector);
    }

    /// Does what one of its keys would do. Nothing happens before it is shown.
    public void run(HexCommand command) {
        if (getSkin() instanceof HexViewSkin skin) {
            skin.commands().run(command);
        }
    }

    /// Copies the selected bytes. Nothing happens before it is shown.
    public void copy(CopyForm form) {
        if (getSkin() instanceof HexViewSkin skin) {
            skin.commands().copy(form);
        }
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
