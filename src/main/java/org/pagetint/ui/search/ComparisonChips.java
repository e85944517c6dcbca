package org.pagetint.ui.search;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.pagetint.search.MatchComparison;
import org.pagetint.search.Matches;
import org.pagetint.words.Messages;

/// Lets a person look at what is new, kept or gone since the last run of a search. Not to be seen without a last run.
/// Used on the FX thread.
final class ComparisonChips extends HBox {
    private static final Messages TEXT = Messages.of(ComparisonChips.class);
    private static final double GAP = 4;

    private final ToggleGroup group = new ToggleGroup();

    /// @param show shows some of the matches
    ComparisonChips(Consumer<Matches> show) {
        super(GAP);
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            } else if (now != null && now.getUserData() instanceof Matches matches) {
                show.accept(matches);
            }
        });
    }

    /// Offers what `comparison` tells apart, beside `all` that is found now.
    void offer(Optional<MatchComparison> comparison, Matches all) {
        setVisible(comparison.isPresent());
        getChildren().clear();
        group.getToggles().clear();
        comparison.ifPresent(now -> getChildren()
                .setAll(
                        new Label(TEXT.text("comparison")),
                        chip("all", all),
                        chip("fresh", now.fresh()),
                        chip("kept", now.kept()),
                        chip("gone", now.gone())));
        if (!group.getToggles().isEmpty()) {
            group.getToggles().getFirst().setSelected(true);
        }
    }

    private ToggleButton chip(String key, Matches matches) {
        ToggleButton chip = new ToggleButton(TEXT.text(key, StatusText.number(matches.size())));
        chip.setId("search-" + key);
        chip.getStyleClass().add("chip");
        chip.setUserData(matches);
        chip.setToggleGroup(group);
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }
}
