package org.pagetint.ui.hex.inspecting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PageFlag;
import org.pagetint.memory.PageRun;
import org.pagetint.ui.hex.inspecting.CardRows.Row;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.Regions;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;

/// Everything that is known of the page under the cursor.
public final class PageCard extends VBox {
    private static final Messages TEXT = Messages.of(PageCard.class);

    private final CardRows page = new CardRows();
    private final CardRows flags = new CardRows();
    private final Label pagemap = new Label(TEXT.text("card.pagemap"));

    public PageCard(HexViewModel model) {
        getStyleClass().add("hex-inspector");
        setId("hex-card");
        Label title = new Label(TEXT.text("card"));
        title.getStyleClass().add("hex-title");
        pagemap.getStyleClass().addAll("hex-title", "hex-subtitle");
        getChildren().addAll(title, page, pagemap, flags);
        model.document().factsProperty().subscribe(this::show);
    }

    private void show(Optional<PageFacts> facts) {
        page.show(facts.map(PageCard::page).orElseGet(() -> List.of(new Row(TEXT.text("card.nothing"), ""))));
        flags.show(facts.map(PageCard::flags).orElseGet(List::of));
        pagemap.setVisible(facts.isPresent());
    }

    private static List<Row> page(PageFacts facts) {
        PageRun page = facts.page();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(TEXT.text("card.address"), AddressText.of(page.range().start())));
        rows.add(new Row(TEXT.text("card.state"), PageWords.of(page.state()), PageWords.explanation(page.state())));
        rows.add(page.reason()
                .map(reason -> new Row(TEXT.text("card.unknown"), PageWords.of(reason)))
                .orElseGet(() -> new Row(TEXT.text("card.bytes"), PageWords.of(page.origin()))));
        facts.mapping().ifPresent(mapping -> {
            rows.add(new Row(TEXT.text("card.region"), Regions.name(mapping)));
            rows.add(
                    new Row(TEXT.text("card.permissions"), mapping.permissions().toString()));
        });
        facts.fileOffset().ifPresent(offset -> rows.add(new Row(TEXT.text("card.offset"), Long.toHexString(offset))));
        return rows;
    }

    private static List<Row> flags(PageFacts facts) {
        return Arrays.stream(PageFlag.values())
                .map(flag -> new Row(TEXT.of("flag", flag), TEXT.text(answer(facts, flag))))
                .toList();
    }

    private static String answer(PageFacts facts, PageFlag flag) {
        if (facts.untracked().contains(flag)) {
            return "not-tracked";
        }
        return facts.flags().contains(flag) ? "yes" : "no";
    }
}
