package org.pagetint.ui;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.pagetint.memory.EscapedText;
import org.pagetint.ui.hex.commands.GoToTarget;
import org.pagetint.words.Messages;

/// One field that leads anywhere: to an address, to a name with an offset, to a region by its name, with completion.
final class GoToField extends CustomTextField {
    private static final Messages TEXT = Messages.of(GoToField.class);
    private static final double ROW_EM = 2;
    private static final double WIDTH_EM = 30;

    private final Supplier<GoToTarget> target;
    private final LongConsumer goTo;
    private final Runnable leave;
    private final ListView<Suggestion> list = new ListView<>();
    private final Popup popup = new Popup();
    private final Label nothing = new Label();

    /// @param target what is needed to read what is typed, as it is now
    /// @param goTo goes to an address of a region
    /// @param leave gives the keyboard back to the memory
    GoToField(Supplier<GoToTarget> target, LongConsumer goTo, Runnable leave) {
        this.target = target;
        this.goTo = goTo;
        this.leave = leave;
        setId("go-to");
        setPromptText(TEXT.text("go-to.prompt"));
        setLeft(new FontIcon(MaterialDesignA.ARROW_RIGHT));
        setPrefColumnCount(13);
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().add(Styles.SMALL);
        list.setId("go-to-list");
        list.getStyleClass().add("go-to-list");
        list.setCellFactory(_ -> new Cell());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(_ -> accept());
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false); // The field does that, and leaves.
        textProperty().subscribe(_ -> suggest());
        focusedProperty().subscribe(focused -> {
            if (focused) {
                suggest();
            } else {
                popup.hide();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Puts the keyboard into the field.
    void ask() {
        clear();
        requestFocus();
        suggest();
    }

    private void suggest() {
        if (!isFocused() || getScene() == null) {
            return;
        }
        List<Suggestion> suggestions = Suggestion.of(getText(), target.get());
        list.getItems().setAll(suggestions);
        list.getSelectionModel().select(0);
        if (suggestions.isEmpty()) {
            boolean place = target.get().parse(getText()).isPresent();
            nothing.setText(TEXT.text(
                    place ? "go-to.not-mapped" : "go-to.nothing",
                    EscapedText.of(getText().strip())));
        }
        double em = getFont().getSize();
        list.setFixedCellSize(Math.ceil(ROW_EM * em));
        list.setPrefSize(WIDTH_EM * em, (suggestions.isEmpty() ? 2 : suggestions.size()) * list.getFixedCellSize() + 4);
        if (!popup.isShowing()) {
            popup.getScene().getRoot().setStyle(getScene().getRoot().getStyle());
            Bounds bounds = localToScreen(getBoundsInLocal());
            popup.show(this, Math.max(0, bounds.getMaxX() - list.getPrefWidth()), bounds.getMaxY() + 4);
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> accept();
            case ESCAPE -> {
                clear();
                popup.hide();
                leave.run();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int index = Math.clamp(
                list.getSelectionModel().getSelectedIndex() + (long) by,
                0,
                Math.max(0, list.getItems().size() - 1));
        list.getSelectionModel().select(index);
        list.scrollTo(index);
    }

    private void accept() {
        Suggestion chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            clear();
            popup.hide();
            goTo.accept(chosen.address());
            leave.run();
        }
    }

    private static final class Cell extends ListCell<Suggestion> {
        private final Label label = new Label();
        private final Label detail = new Label();
        private final HBox line = new HBox(label, detail);

        Cell() {
            detail.getStyleClass().add(Styles.TEXT_MUTED);
            detail.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            label.setMinWidth(0);
            line.getStyleClass().add("suggestion");
        }

        @Override
        protected void updateItem(@Nullable Suggestion item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : line);
            if (item != null) {
                label.setText(item.label());
                detail.setText(item.detail());
            }
        }
    }
}
