package org.pagetint.ui.notice;

import atlantafx.base.theme.Styles;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// What a bug report wants to know of a failure, to be copied. Used on the FX thread.
final class Details extends HBox {
    private static final Messages TEXT = Messages.of(Details.class);
    private static final int MOST_ROWS = 8;

    /// About as many characters fit into a row of a small window.
    private static final int ROW = 100;

    private Details(Explanation words) {
        getStyleClass().add("details");
        setAlignment(Pos.TOP_LEFT);
        TextArea text = new TextArea(words.details());
        text.setId("notice-details");
        text.setEditable(false);
        text.setWrapText(true);
        int rows = words.details()
                .lines()
                .mapToInt(line -> 1 + line.length() / ROW)
                .sum();
        text.setPrefRowCount(Math.clamp(rows, 1, MOST_ROWS));
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("mono");
        HBox.setHgrow(text, Priority.ALWAYS);
        Button copy = new Button(TEXT.text("copy"));
        copy.setId("copy-details");
        copy.getStyleClass().add(Styles.SMALL);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(words.sentence() + "\n" + words.details());
            Clipboard.getSystemClipboard().setContent(content);
        });
        getChildren().setAll(text, copy);
    }

    /// A link that unfolds the details of `words` at the end of `parts`, and folds them again.
    static Hyperlink link(Explanation words, ObservableList<Node> parts) {
        Details details = new Details(words);
        Hyperlink link = new Hyperlink(TEXT.text("details"));
        link.setId("details");
        link.setOnAction(_ -> {
            if (!parts.remove(details)) {
                parts.add(details);
            }
        });
        return link;
    }
}
