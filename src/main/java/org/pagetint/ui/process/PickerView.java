package org.pagetint.ui.process;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.action.Action;
import org.pagetint.ui.action.ActionGroup;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.notice.NoticeBar;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.table.ColumnMenu;
import org.pagetint.ui.task.Ticker;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// The page on which a process is chosen. Typing anywhere filters, arrows move, Enter opens.
public final class PickerView extends VBox {
    private static final Messages TEXT = Messages.of(PickerView.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int PAGE_ROWS = 10;

    private final PickerModel model;
    private final Consumer<ProcessInfo> open;
    private final CustomTextField filter = new CustomTextField();
    private final PickerTable table;
    private final ColumnMenu columns;
    private final NoticeBar notices = new NoticeBar();
    private final Label listed = new Label();
    private final Button openButton = new Button(TEXT.text("open"));
    private final Ticker refresh = new Ticker(this, this::refresh);

    /// A picker of what `model` lists.
    ///
    /// @param self the pid of this program, to be marked
    /// @param buttons the window's own, for the right end of the heading
    /// @param open gets the process the person chose, on the FX thread
    /// @param preferences remembers the options, the columns and the order
    /// @param textScale the size of the text as a part of the normal one
    public PickerView(
            PickerModel model,
            int self,
            List<Node> buttons,
            Preferences preferences,
            ObservableDoubleValue textScale,
            Consumer<ProcessInfo> open) {
        this.model = model;
        this.open = open;
        this.table = new PickerTable(model, self, open);
        columns = new ColumnMenu(table);
        columns.setId("picker-columns");
        table.layOut(preferences, textScale);
        keep("picker.all-users", model.allUsersProperty(), preferences);
        keep("picker.by-parent", model.byParentProperty(), preferences);
        getStyleClass().add("picker");
        setId("picker");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(heading(buttons), notices, table, footer());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        model.listProperty().subscribe(this::show);
        model.filterProperty().subscribe(table::selectFirst);
        model.failureProperty().subscribe(this::showFailure);
    }

    private static void keep(String name, BooleanProperty option, Preferences preferences) {
        preferences.keep(name, option, now -> Boolean.toString(now), Boolean::valueOf);
    }

    private VBox heading(List<Node> buttons) {
        Label title = new Label(TEXT.text("title"));
        title.getStyleClass().add(Styles.TITLE_3);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        filter.setId("filter");
        filter.setPromptText(TEXT.text("filter"));
        filter.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        filter.textProperty().bindBidirectional(model.filterProperty());
        HBox line = new HBox(
                title,
                gap,
                toggle("all-users", model.allUsersProperty()),
                toggle("by-parent", model.byParentProperty()),
                columns);
        line.getChildren().addAll(buttons);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        VBox heading = new VBox(line, filter);
        heading.getStyleClass().add("heading");
        return heading;
    }

    private static ToggleSwitch toggle(String id, BooleanProperty value) {
        ToggleSwitch toggle = new ToggleSwitch(TEXT.text(id));
        toggle.setId(id);
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.selectedProperty().bindBidirectional(value);
        return toggle;
    }

    private HBox footer() {
        listed.setId("listed");
        listed.getStyleClass().add(Styles.TEXT_MUTED);
        HBox.setHgrow(listed, Priority.ALWAYS);
        listed.setMaxWidth(Double.MAX_VALUE);
        openButton.setId("open");
        openButton.getStyleClass().add(Styles.ACCENT);
        openButton.setMinWidth(Region.USE_PREF_SIZE);
        openButton.setOnAction(_ -> openChosen());
        HBox footer = new HBox(listed, openButton);
        footer.getStyleClass().add("footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    /// Starts or stops the refreshing every two seconds; the page is on screen or not.
    public void setActive(boolean active) {
        if (active) {
            refresh();
            refresh.start(PERIOD);
            filter.requestFocus();
        } else {
            refresh.stop();
        }
    }

    /// Reads the process list again.
    public void refresh() {
        model.refresh();
        model.lookAgainAt(table.onScreen().stream().map(ProcessRow::id).toList());
    }

    /// What the keys do on this page.
    public static ActionGroup keys() {
        return new ActionGroup(
                TEXT.text("keys"),
                List.of(
                        Action.of("open", TEXT.text("key.open"), () -> {}, "Enter"),
                        Action.of("next", TEXT.text("key.next"), () -> {}, "Down"),
                        Action.of("previous", TEXT.text("key.previous"), () -> {}, "Up"),
                        Action.of("clear", TEXT.text("key.clear"), () -> {}, "Esc")));
    }

    /// Shows that a process could not be opened.
    public void show(Notice notice) {
        notices.show(notice);
    }

    private void show(ProcessList list) {
        if (list.rows().isEmpty()) {
            table.setPlaceholder(placeholder(list));
        }
        table.show(list.rows());
        openButton.setDisable(list.rows().isEmpty() && typedPid().isEmpty());
        if (list.known()) {
            String hidden = list.hiddenMatches() == 0 ? "" : " · " + TEXT.count("hidden", list.hiddenMatches());
            listed.setText(TEXT.count("listed", list.rows().size()) + hidden);
        }
    }

    private VBox placeholder(ProcessList list) {
        VBox box = new VBox();
        box.getStyleClass().add("placeholder");
        if (!list.known()) {
            box.getChildren().add(new Label(TEXT.text("loading")));
            return box;
        }
        String typed = list.typed().strip();
        box.getChildren()
                .add(new Label(
                        model.allUsersProperty().get()
                                ? TEXT.text("nothing.all", typed)
                                : TEXT.text("nothing", list.self().name(), typed)));
        if (list.hiddenMatches() > 0) {
            Button showAll = new Button(TEXT.text("show-all-users"));
            showAll.setId("show-all-users");
            showAll.setOnAction(_ -> model.allUsersProperty().set(true));
            box.getChildren().addAll(new Label(TEXT.count("nothing.hidden", list.hiddenMatches())), showAll);
        } else {
            typedPid()
                    .ifPresentOrElse(
                            pid -> {
                                Button look = new Button(TEXT.text("try-pid", Integer.toString(pid)));
                                look.setOnAction(_ -> model.find(pid, open));
                                box.getChildren().add(look);
                            },
                            () -> {
                                Label remedy = new Label(TEXT.text("nothing.remedy"));
                                remedy.getStyleClass().add(Styles.TEXT_MUTED);
                                remedy.setWrapText(true);
                                box.getChildren().add(remedy);
                            });
        }
        return box;
    }

    private void showFailure(Optional<org.pagetint.process.ProcessFailure> failure) {
        notices.stand("list", failure.map(what -> Notice.failure(Explanation.of(what))));
    }

    private void pressed(KeyEvent event) {
        boolean opensAMenu = event.getTarget() instanceof MenuButton;
        if (opensAMenu || (isButton(event) && event.getCode() == KeyCode.ENTER)) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> openChosen();
            case DOWN -> table.move(1);
            case UP -> table.move(-1);
            case PAGE_DOWN -> table.move(PAGE_ROWS);
            case PAGE_UP -> table.move(-PAGE_ROWS);
            case ESCAPE -> {
                if (filter.getText().isEmpty()) {
                    return;
                }
                filter.clear();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        boolean text = !event.getCharacter().isEmpty()
                && !Character.isISOControl(event.getCharacter().charAt(0))
                && !event.isControlDown()
                && !event.isAltDown()
                && !event.isMetaDown();
        boolean pressesAButton = isButton(event) && event.getCharacter().equals(" ");
        if (text && !pressesAButton && !filter.isFocused()) {
            filter.requestFocus();
            filter.end();
            filter.insertText(filter.getText().length(), event.getCharacter());
            event.consume();
        }
    }

    /// Whether the key is meant for something that is pressed with Space or Enter.
    private static boolean isButton(KeyEvent event) {
        return event.getTarget() instanceof ButtonBase || event.getTarget() instanceof ToggleSwitch;
    }

    private void openChosen() {
        model.forgetFailure();
        if (table.getItems().isEmpty()) {
            typedPid().ifPresent(pid -> model.find(pid, open));
        } else {
            table.openSelected();
        }
    }

    private OptionalInt typedPid() {
        String typed = model.filterProperty().get().strip();
        if (!typed.matches("[0-9]{1,9}")) {
            return OptionalInt.empty();
        }
        int pid = Integer.parseInt(typed);
        return pid == 0 ? OptionalInt.empty() : OptionalInt.of(pid);
    }
}
