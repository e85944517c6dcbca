package org.pagetint.ui.hex.model;

import java.nio.ByteOrder;
import java.util.EnumSet;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.pagetint.ui.hex.layout.CellMetrics;
import org.pagetint.ui.hex.layout.HexLayout;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.PageFamily;

/// How a person wants the bytes to be shown. FX thread only.
public final class HexOptions {
    private static final double SMALLEST_FONT = 8;
    private static final double LARGEST_FONT = 40;

    private final ObjectProperty<HexLayout> layout = new SimpleObjectProperty<>(HexLayout.DEFAULT);
    private final ObjectProperty<PagePalette> palette = new SimpleObjectProperty<>(PagePalette.LIGHT);
    private final ObjectProperty<RefreshRate> refreshRate = new SimpleObjectProperty<>(RefreshRate.OFF);
    private final ObjectProperty<ByteOrder> inspectorOrder = new SimpleObjectProperty<>(ByteOrder.nativeOrder());
    private final DoubleProperty fontSize = new SimpleDoubleProperty(CellMetrics.NORMAL_FONT_SIZE);
    private final ObservableSet<PageFamily> hiddenFamilies =
            FXCollections.observableSet(EnumSet.noneOf(PageFamily.class));

    HexOptions() {}

    /// How bytes are laid out.
    public ObjectProperty<HexLayout> layoutProperty() {
        return layout;
    }

    /// The colours: those of the theme.
    public ObjectProperty<PagePalette> paletteProperty() {
        return palette;
    }

    /// How often what is in sight is read again.
    public ObjectProperty<RefreshRate> refreshRateProperty() {
        return refreshRate;
    }

    /// The order in which the inspector and *follow pointer* read numbers.
    public ObjectProperty<ByteOrder> inspectorOrderProperty() {
        return inspectorOrder;
    }

    /// The size of the text in pixels.
    public DoubleProperty fontSizeProperty() {
        return fontSize;
    }

    /// Makes the text larger or, where negative, smaller by steps of one pixel.
    public void zoom(int steps) {
        fontSize.set(Math.clamp(fontSize.get() + steps, SMALLEST_FONT, LARGEST_FONT));
    }

    /// Pages of these families have no colour behind their bytes.
    public ObservableSet<PageFamily> hiddenFamilies() {
        return hiddenFamilies;
    }
}
