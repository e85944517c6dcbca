package org.pagetint.ui.notice;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.pagetint.words.Explanation;

/// What fills a page that has nothing to show since something failed: the sentence, the remedy, the next steps, and
/// details that unfold. Used on the FX thread.
public final class FailurePane extends VBox {
    private static final double WIDTH = 680;

    /// A page for `words` with `steps`, the likeliest first.
    public FailurePane(Explanation words, List<Notice.Action> steps) {
        setId("failure");
        getStyleClass().add("failure-pane");
        setAlignment(Pos.CENTER);
        Label sentence = line(words.sentence(), Styles.TITLE_4);
        Label remedy = line(words.remedy(), "remedy");
        HBox buttons = new HBox();
        buttons.getStyleClass().add("steps");
        buttons.setAlignment(Pos.CENTER);
        for (Notice.Action step : steps) {
            Button button = new Button(step.label());
            button.setOnAction(_ -> step.run().run());
            buttons.getChildren().add(button);
        }
        VBox foldable = new VBox();
        foldable.setAlignment(Pos.CENTER);
        foldable.setMaxWidth(WIDTH);
        if (!words.details().isEmpty()) {
            foldable.getChildren().setAll(Details.link(words, foldable.getChildren()));
        }
        getChildren().setAll(new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE), sentence, remedy, buttons, foldable);
    }

    private static Label line(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setAlignment(Pos.CENTER);
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }
}
