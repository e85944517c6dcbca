package org.pagetint.ui.hex;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PageFlag;
import org.pagetint.memory.PageRun;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;

/// Everything that is known of the page under the cursor.
final class PageCard extends VBox {
    private static final Messages TEXT = Messages.of(PageCard.class);

    private final GridPane grid = new GridPane();
    private final GridPane flags = new GridPane();

    PageCard(HexViewModel model) {
        getStyleClass().add("hex-inspector");
        setId("hex-card");
        Label title = new Label(TEXT.text("card"));
        title.getStyleClass().add("hex-title");
        grid.getStyleClass().add("hex-grid");
        flags.getStyleClass().add("hex-grid");
        Label pagemap = new Label(TEXT.text("card.pagemap"));
        pagemap.getStyleClass().addAll("hex-title", "hex-subtitle");
        getChildren().addAll(title, grid, pagemap, flags);
        pagemap.visibleProperty().bind(Bindings.isNotEmpty(flags.getChildren()));
        model.factsProperty().subscribe(this::show);
    }

    private void show(Optional<PageFacts> facts) {
        grid.getChildren().clear();
        flags.getChildren().clear();
        facts.ifPresentOrElse(this::show, () -> row(grid, TEXT.text("card.nothing"), ""));
    }

    private void show(PageFacts facts) {
        PageRun page = facts.page();
        row(grid, TEXT.text("card.address"), AddressText.of(page.range().start()));
        Label state = row(grid, TEXT.text("card.state"), PageWords.of(page.state()));
        state.setTooltip(new Tooltip(PageWords.explanation(page.state())));
        String origin = page.reason().map(PageWords::of).orElseGet(() -> PageWords.of(page.origin()));
        row(grid, TEXT.text(page.reason().isPresent() ? "card.unknown" : "card.bytes"), origin);
        facts.mapping().ifPresent(this::showMapping);
        facts.fileOffset().ifPresent(offset -> row(grid, TEXT.text("card.offset"), Long.toHexString(offset)));
        for (PageFlag flag : PageFlag.values()) {
            row(flags, TEXT.of("flag", flag), TEXT.text(facts.flags().contains(flag) ? "yes" : "no"));
        }
    }

    private void showMapping(Mapping mapping) {
        row(grid, TEXT.text("card.region"), Regions.name(mapping));
        row(grid, TEXT.text("card.permissions"), mapping.permissions().toString());
    }

    private static Label row(GridPane grid, String left, String right) {
        Label key = new Label(left);
        key.getStyleClass().add("hex-name");
        key.setMinWidth(USE_PREF_SIZE);
        Label value = new Label(right);
        value.getStyleClass().add("hex-value");
        value.setWrapText(true);
        grid.addRow(grid.getRowCount(), key, value);
        return value;
    }
}
