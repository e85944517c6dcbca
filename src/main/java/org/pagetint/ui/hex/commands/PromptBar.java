package org.pagetint.ui.hex.commands;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A line above the rows in which one answers a prompt. Enter does what the preview says, Escape closes it.
public final class PromptBar extends HBox {
    private final Label label = new Label();
    private final TextField field = new TextField();
    private final Label preview = new Label();
    private final Runnable closed;
    private Prompt prompt = new Prompt("", "", "", _ -> new Prompt.Reply("", Optional.empty()));

    /// @param closed gives the focus back to the rows
    public PromptBar(Runnable closed) {
        this.closed = closed;
        getStyleClass().add("hex-prompt");
        setId("hex-prompt");
        field.setId("hex-prompt-field");
        preview.setId("hex-prompt-preview");
        preview.getStyleClass().add("hex-prompt-preview");
        label.setLabelFor(field);
        label.setMinWidth(USE_PREF_SIZE);
        field.setPrefColumnCount(24);
        HBox.setHgrow(preview, Priority.ALWAYS);
        getChildren().addAll(label, field, preview);
        field.textProperty()
                .subscribe(text -> preview.setText(prompt.reply().apply(text).preview()));
        field.setOnAction(_ -> answer());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                hide();
            }
        });
        hide();
    }

    /// Asks.
    public void ask(Prompt next) {
        prompt = next;
        label.setText(next.label());
        field.setPromptText(next.hint());
        field.setText(next.initial());
        preview.setText(next.reply().apply(next.initial()).preview());
        setVisible(true);
        setManaged(true);
        field.requestFocus();
        field.selectAll();
    }

    private void answer() {
        prompt.reply().apply(field.getText()).action().ifPresent(action -> {
            close();
            action.run();
        });
    }

    private void close() {
        hide();
        closed.run();
    }

    private void hide() {
        setVisible(false);
        setManaged(false);
    }
}
