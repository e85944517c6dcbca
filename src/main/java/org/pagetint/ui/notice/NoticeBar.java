package org.pagetint.ui.notice;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// A bar with one message, or no bar. Used on the FX thread.
public final class NoticeBar extends VBox {
    private static final Messages TEXT = Messages.of(NoticeBar.class);

    private Optional<Notice> shown = Optional.empty();

    /// No bar yet.
    public NoticeBar() {
        getStyleClass().add("notice-bar");
        setId("notice");
        hide();
    }

    /// Shows `notice` in place of the one before.
    public void show(Notice notice) {
        if (shown.equals(Optional.of(notice))) {
            return;
        }
        shown = Optional.of(notice);
        getStyleClass().removeAll("failure", "note");
        getStyleClass()
                .add(
                        switch (notice.tone()) {
                            case FAILURE -> "failure";
                            case NOTE -> "note";
                        });
        getChildren().setAll(line(notice));
        setVisible(true);
        setManaged(true);
    }

    /// Takes the message away.
    public void hide() {
        shown = Optional.empty();
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }

    /// What is shown.
    public Optional<Notice> shown() {
        return shown;
    }

    private HBox line(Notice notice) {
        FontIcon icon = new FontIcon(
                switch (notice.tone()) {
                    case FAILURE -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
                    case NOTE -> MaterialDesignI.INFORMATION_OUTLINE;
                });
        Label sentence = wrapped(notice.words().sentence(), "sentence");
        VBox words = new VBox(sentence);
        if (!notice.words().remedy().isEmpty()) {
            words.getChildren().add(wrapped(notice.words().remedy(), "remedy"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(icon, words);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        if (!notice.words().details().isEmpty()) {
            line.getChildren().add(detailsLink(notice.words()));
        }
        for (Notice.Action action : notice.actions()) {
            line.getChildren().add(button(action));
        }
        Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setAccessibleText(TEXT.text("close"));
        close.setOnAction(_ -> hide());
        line.getChildren().add(close);
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

    private Hyperlink detailsLink(Explanation words) {
        Hyperlink link = new Hyperlink(TEXT.text("details"));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> {
            if (getChildren().size() > 1) {
                getChildren().remove(1);
            } else {
                getChildren().add(details(words));
            }
        });
        return link;
    }

    private static HBox details(Explanation words) {
        String all = words.sentence() + "\n" + words.details();
        TextArea text = new TextArea(words.details());
        text.setId("notice-details");
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(2);
        text.getStyleClass().add("mono");
        HBox.setHgrow(text, Priority.ALWAYS);
        Button copy = new Button(TEXT.text("copy"));
        copy.getStyleClass().add(Styles.SMALL);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(all);
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox box = new HBox(text, copy);
        box.getStyleClass().add("details");
        return box;
    }
}
