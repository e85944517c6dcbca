package org.pagetint.ui.search;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Query;
import org.pagetint.search.pattern.StringEncoding;
import org.pagetint.search.pattern.TextEncoding;
import org.pagetint.words.Messages;

/// Where a person types what to look for: its kind, its text, and what the kind leaves open. Used on the FX thread.
final class PatternForm extends HBox {
    private static final Messages TEXT = Messages.of(PatternForm.class);
    private static final double GAP = 8;
    private static final double NARROWEST = 160;
    private static final int DEFAULT_LEAST = 6;
    private static final int MOST_LEAST = 1000;

    /// The byte order, as a person chooses it.
    private enum Order {
        LITTLE,
        BIG
    }

    /// The size of a pointer, as a person chooses it.
    private enum Width {
        WIDE,
        NARROW
    }

    private final RecentQueries recents;
    private final ChoiceBox<PatternKind> kind = choice("kind", 132, PatternKind.values());
    private final TextField text = new TextField();
    private final ChoiceBox<TextEncoding> encoding = choice("encoding", 156, TextEncoding.values());
    private final CheckBox anyCase = new CheckBox(TEXT.text("any-case"));
    private final ChoiceBox<NumberType> type = choice("type", 96, NumberType.values());
    private final ChoiceBox<Order> order = choice("order", 124, Order.values());
    private final ChoiceBox<Width> width = choice("width", 96, Width.values());
    private final CheckBox aligned = new CheckBox(TEXT.text("aligned"));
    private final Spinner<Integer> least = new Spinner<>(1, MOST_LEAST, DEFAULT_LEAST);
    private final Map<StringEncoding, CheckBox> strings = new EnumMap<>(StringEncoding.class);
    private final HBox options = new HBox(GAP);
    private final MenuButton recent = new MenuButton("", new FontIcon(MaterialDesignH.HISTORY));
    private final ReadOnlyObjectWrapper<Query> query = new ReadOnlyObjectWrapper<>(new Query.Hex(""));

    PatternForm(RecentQueries recents) {
        super(GAP);
        this.recents = recents;
        setAlignment(Pos.CENTER_LEFT);
        options.setAlignment(Pos.CENTER_LEFT);
        kind.setId("search-kind");
        text.setId("search-pattern");
        text.getStyleClass().addAll("mono", Styles.SMALL);
        text.setMinWidth(NARROWEST);
        HBox.setHgrow(text, Priority.ALWAYS);
        type.setId("search-type");
        type.setValue(NumberType.I32);
        encoding.setId("search-encoding");
        anyCase.setId("search-any-case");
        aligned.setId("search-aligned");
        aligned.setSelected(true);
        aligned.setTooltip(new Tooltip(TEXT.text("aligned.tooltip")));
        least.setId("search-least");
        least.setEditable(true);
        least.setPrefWidth(88);
        least.getStyleClass().add(Styles.SMALL);
        for (StringEncoding one : StringEncoding.values()) {
            CheckBox box = new CheckBox(TEXT.of("strings", one));
            box.setSelected(one != StringEncoding.UTF_16_BIG_ENDIAN);
            box.selectedProperty().subscribe(this::ask);
            strings.put(one, box);
        }
        recent.setId("search-recent");
        recent.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, Tweaks.NO_ARROW);
        recent.setTooltip(new Tooltip(TEXT.text("recent")));
        recent.getItems().add(new MenuItem());
        recent.setOnShowing(_ -> fillRecent());
        getChildren().setAll(kind, text, options, recent);
        kind.valueProperty().subscribe(this::lay);
        text.textProperty().subscribe(this::ask);
        least.valueProperty().subscribe(this::ask);
        anyCase.selectedProperty().subscribe(this::ask);
        aligned.selectedProperty().subscribe(this::ask);
        for (ChoiceBox<?> box : new ChoiceBox<?>[] {encoding, type, order, width}) {
            box.valueProperty().subscribe(this::ask);
        }
    }

    private static <E extends Enum<E>> ChoiceBox<E> choice(String prefix, double width, E[] constants) {
        ChoiceBox<E> box = new ChoiceBox<>();
        box.getItems().setAll(constants);
        box.setConverter(new Names<>(prefix));
        box.setValue(constants[0]);
        box.getStyleClass().add(Styles.SMALL);
        box.setPrefWidth(width);
        box.setMinWidth(width);
        return box;
    }

    private void lay() {
        PatternKind now = kind.getValue();
        options.getChildren()
                .setAll(
                        switch (now) {
                            case HEX -> new Node[0];
                            case TEXT -> new Node[] {encoding, anyCase};
                            case NUMBER -> new Node[] {type, order, aligned};
                            case POINTER -> new Node[] {width, order, aligned};
                            case EXPRESSION -> new Node[] {anyCase};
                            case STRINGS -> {
                                HBox all = new HBox(
                                        GAP, new Label(TEXT.text("least")), least, new Label(TEXT.text("characters")));
                                all.setAlignment(Pos.CENTER_LEFT);
                                all.getChildren().addAll(strings.values());
                                yield new Node[] {all};
                            }
                        });
        boolean typed = now != PatternKind.STRINGS;
        text.setVisible(typed);
        text.setManaged(typed);
        HBox.setHgrow(options, typed ? Priority.NEVER : Priority.ALWAYS);
        options.getChildren().forEach(node -> {
            if (node instanceof CheckBox box) {
                box.setMinWidth(USE_PREF_SIZE);
            }
        });
        text.setPromptText(TEXT.of("prompt", now));
        ask();
    }

    private void ask() {
        ByteOrder bytes = order.getValue() == Order.BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        query.set(
                switch (kind.getValue()) {
                    case HEX -> new Query.Hex(text.getText());
                    case TEXT -> new Query.Text(text.getText(), encoding.getValue(), anyCase.isSelected());
                    case NUMBER -> new Query.Numeric(text.getText(), type.getValue(), bytes, aligned.isSelected());
                    case POINTER ->
                        new Query.Pointer(text.getText(), width.getValue() == Width.WIDE, bytes, aligned.isSelected());
                    case EXPRESSION -> new Query.Expression(text.getText(), anyCase.isSelected());
                    case STRINGS -> new Query.Strings(least.getValue(), chosenStrings());
                });
    }

    private Set<StringEncoding> chosenStrings() {
        return strings.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// Shows `asked` as if it had been typed.
    void show(Query asked) {
        kind.setValue(PatternKind.of(asked));
        switch (asked) {
            case Query.Hex _ -> {}
            case Query.Text(var _, TextEncoding in, boolean ignoreCase) -> {
                encoding.setValue(in);
                anyCase.setSelected(ignoreCase);
            }
            case Query.Numeric(var _, NumberType of, ByteOrder bytes, boolean multiples) -> {
                type.setValue(of);
                show(bytes, multiples);
            }
            case Query.Pointer(var _, boolean wide, ByteOrder bytes, boolean multiples) -> {
                width.setValue(wide ? Width.WIDE : Width.NARROW);
                show(bytes, multiples);
            }
            case Query.Expression(var _, boolean ignoreCase) -> anyCase.setSelected(ignoreCase);
            case Query.Strings(int characters, Set<StringEncoding> encodings) -> {
                least.getValueFactory().setValue(characters);
                strings.forEach((one, box) -> box.setSelected(encodings.contains(one)));
            }
        }
        text.setText(asked.text());
        text.end();
    }

    /// Reads what is typed as text if it was taken for hexadecimal digits, which nothing tells apart before.
    void readAsText() {
        if (kind.getValue() == PatternKind.HEX && !text.getText().isBlank()) {
            kind.setValue(PatternKind.TEXT);
        }
    }

    private void show(ByteOrder bytes, boolean multiples) {
        order.setValue(bytes == ByteOrder.BIG_ENDIAN ? Order.BIG : Order.LITTLE);
        aligned.setSelected(multiples);
    }

    private void fillRecent() {
        recent.getItems()
                .setAll(recents.list().stream()
                        .map(query -> {
                            MenuItem item = new MenuItem(QueryText.title(query));
                            item.setMnemonicParsing(false);
                            item.setOnAction(_ -> show(query));
                            return item;
                        })
                        .toList());
        if (recent.getItems().isEmpty()) {
            MenuItem none = new MenuItem(TEXT.text("recent.none"));
            none.setDisable(true);
            recent.getItems().setAll(none);
        }
    }

    /// What to do when the arrow leads down, out of the text.
    void onDown(Runnable action) {
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                action.run();
                event.consume();
            }
        });
    }

    /// Puts the keyboard where one types, with all of it selected.
    void focus() {
        if (kind.getValue() == PatternKind.STRINGS) {
            least.requestFocus();
        } else {
            text.requestFocus();
            text.selectAll();
        }
    }

    /// What is asked for.
    ReadOnlyObjectProperty<Query> queryProperty() {
        return query.getReadOnlyProperty();
    }
}
