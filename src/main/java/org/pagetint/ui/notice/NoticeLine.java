package org.pagetint.ui.notice;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.pagetint.words.Messages;

/// One message of a bar: what happened, what can be done, details that unfold. Used on the FX thread.
final class NoticeLine extends VBox {
    private static final Messages TEXT = Messages.of(NoticeLine.class);

    /// @param close gets the message when the person closes it
    NoticeLine(Notice notice, Consumer<Notice> close) {
        getStyleClass()
                .addAll(
                        "notice",
                        switch (notice.tone()) {
                            case FAILURE -> "failure";
                            case NOTE -> "note";
                        });
        getChildren().setAll(line(notice, close));
    }

    private HBox line(Notice notice, Consumer<Notice> close) {
        FontIcon icon = new FontIcon(
                switch (notice.tone()) {
                    case FAILURE -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
                    case NOTE -> MaterialDesignI.INFORMATION_OUTLINE;
                });
        VBox words = new VBox(wrapped(notice.words().sentence(), "sentence"));
        if (!notice.words().remedy().isEmpty()) {
            words.getChildren().add(wrapped(notice.words().remedy(), "remedy"));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(icon, words);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        if (!notice.words().details().isEmpty()) {
            Hyperlink link = Details.link(notice.words(), getChildren());
            link.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(link);
        }
        for (Notice.Action action : notice.actions()) {
            line.getChildren().add(button(action));
        }
        Button closing = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        closing.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "close");
        closing.setAccessibleText(TEXT.text("close"));
        closing.setMinWidth(Region.USE_PREF_SIZE);
        closing.setOnAction(_ -> close.accept(notice));
        line.getChildren().add(closing);
        return line;
    }

    private static Label wrapped(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button button(Notice.Action action) {
        Button button = new Button(action.label());
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run().run());
        return button;
    }
}
