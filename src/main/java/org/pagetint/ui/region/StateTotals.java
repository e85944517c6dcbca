package org.pagetint.ui.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Rectangle;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageState;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;
import org.pagetint.words.SizeText;

/// How much of the process is in which state, in words.
public final class StateTotals extends FlowPane {
    private static final Messages TEXT = Messages.of(StateTotals.class);
    private static final double SWATCH = 10;

    private final ObservableValue<PagePalette> palette;

    /// The totals of all regions of `model`.
    public StateTotals(RegionsModel model, ObservableValue<PagePalette> palette) {
        this.palette = palette;
        setId("state-totals");
        getStyleClass().add("state-totals");
        // Its height is asked for without a width: it is that of the width it has.
        widthProperty().subscribe(width -> setPrefWrapLength(width.doubleValue()));
        model.pagesProperty()
                .subscribe(pages ->
                        show(pages, model.mappingsProperty().get().list().size()));
        palette.subscribe(() -> show(
                model.pagesProperty().get(),
                model.mappingsProperty().get().list().size()));
    }

    private void show(Map<AddressRange, RegionPages> pages, int regions) {
        PageCounts.Sum sum = new PageCounts.Sum();
        pages.values().forEach(known -> sum.add(known.counts()));
        PageCounts counts = sum.toCounts();
        List<Node> words = new ArrayList<>();
        for (PageState state : Shares.ORDER) {
            if (counts.bytes(state) != 0) {
                words.add(words(state, counts.bytes(state)));
            }
        }
        if (pages.size() < regions) {
            words.add(new Label(TEXT.text("counting")));
        }
        getChildren().setAll(words);
    }

    private Label words(PageState state, long bytes) {
        Rectangle swatch = new Rectangle(SWATCH, SWATCH, MapColours.of(state, palette.getValue()));
        swatch.setStroke(palette.getValue().shade(state).gutter());
        Label label = new Label(TEXT.text("state-total", SizeText.of(bytes), PageWords.of(state)), swatch);
        label.setTooltip(new Tooltip(PageWords.explanation(state)));
        return label;
    }
}
