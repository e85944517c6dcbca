package org.pagetint.ui.hex.painting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.Messages;
import org.pagetint.words.PageFamily;
import org.pagetint.words.PageWords;

/// Names the colours, and turns those of a family off and on. One line: what does not fit goes into a menu at its end.
public final class Legend extends ToolBar {
    private static final Messages TEXT = Messages.of(Legend.class);

    public Legend(HexViewModel model) {
        getStyleClass().add("hex-legend");
        for (PageFamily family : PageFamily.values()) {
            getItems().add(toggle(model, family));
        }
    }

    private static ToggleButton toggle(HexViewModel model, PageFamily family) {
        ToggleButton toggle = new ToggleButton();
        toggle.setId("hex-legend-" + family.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        toggle.getStyleClass().add("hex-legend-family");
        toggle.setSelected(true);
        Set<PageFamily> hidden = model.options().hiddenFamilies();
        toggle.selectedProperty().subscribe(shown -> {
            if (shown) {
                hidden.remove(family);
            } else {
                hidden.add(family);
            }
        });
        List<Label> names = new ArrayList<>();
        family.states().stream().filter(PageState.OF_LIVE::contains).forEach(state -> names.add(name(model, state)));
        HBox box = new HBox(8);
        box.setAlignment(Pos.CENTER);
        box.getChildren().addAll(names);
        toggle.setGraphic(box);
        toggle.setTooltip(new Tooltip(TEXT.text("legend.toggle", PageWords.of(family))));
        return toggle;
    }

    private static Label name(HexViewModel model, PageState state) {
        Swatch swatch = new Swatch(state, PagePalette.letter(state));
        model.options().paletteProperty().subscribe(swatch::paint);
        Label label = new Label(PageWords.of(state), swatch);
        label.setTooltip(new Tooltip(PageWords.explanation(state)));
        return label;
    }
}
