package org.pagetint.ui.region;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Rectangle;
import org.pagetint.memory.PageCounts;
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

    private final Map<PageState, Label> states = new EnumMap<>(PageState.class);
    private final Label counting = new Label(TEXT.text("counting"));

    /// The totals of all regions of `model`.
    public StateTotals(RegionsModel model, ObservableValue<PagePalette> palette) {
        this.palette = palette;
        setId("state-totals");
        getStyleClass().add("state-totals");
        // Its height is asked for without a width: it is that of the width it has.
        widthProperty().subscribe(width -> setPrefWrapLength(width.doubleValue()));
        for (PageState state : PageState.IN_BARS) {
            states.put(state, label(state));
            getChildren().add(states.get(state));
        }
        getChildren().add(counting);
        model.pagesProperty().subscribe(this::show);
    }

    private void show(CountedPages pages) {
        PageCounts counts = pages.sum();
        states.forEach((state, label) -> {
            show(label, counts.bytes(state) != 0);
            label.setText(TEXT.text("state-total", SizeText.of(counts.bytes(state)), PageWords.of(state)));
        });
        show(counting, pages.missing() > 0);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private Label label(PageState state) {
        Rectangle swatch = new Rectangle(SWATCH, SWATCH);
        palette.subscribe(now -> {
            swatch.setFill(MapColours.of(state, now));
            swatch.setStroke(now.shade(state).gutter());
        });
        Label label = new Label("", swatch);
        label.setTooltip(new Tooltip(PageWords.explanation(state)));
        return label;
    }
}
