package org.pagetint.ui.search;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.pagetint.ui.hex.model.Annotator;
import org.pagetint.ui.tool.ProcessContext;
import org.pagetint.words.Messages;

/// The searches of a process side by side, a tab for each. Used on the FX thread.
final class SearchPane extends StackPane {
    private static final Messages TEXT = Messages.of(SearchPane.class);
    private static final double HEIGHT = 400;
    private static final int MOST_TITLE = 28;

    private final ProcessContext context;
    private final Supplier<SearchTab> maker;
    private final TabPane tabs = new TabPane();
    private Optional<Annotator> annotator = Optional.empty();

    /// @param maker makes a search
    SearchPane(ProcessContext context, Supplier<SearchTab> maker) {
        this.context = context;
        this.maker = maker;
        setId("search-pane");
        setPrefHeight(HEIGHT);
        getStyleClass().add("search-pane");
        tabs.setId("search-tabs");
        tabs.getStyleClass().add(Styles.DENSE);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        HBox buttons = new HBox(
                button("search-new", MaterialDesignP.PLUS, "action.new", () -> add().focus()),
                button("search-close", MaterialDesignC.CLOSE, "close", context::hideBelow));
        buttons.getStyleClass().add("pane-buttons");
        buttons.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(buttons, Pos.TOP_RIGHT);
        getChildren().setAll(tabs, buttons);
        tabs.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> mark());
        tabs.getTabs().addListener(this::closed);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                context.hideBelow();
                event.consume();
            }
        });
        add();
    }

    private static Button button(String id, Ikon icon, String key, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setTooltip(new Tooltip(TEXT.text(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void closed(ListChangeListener.Change<? extends Tab> change) {
        while (change.next()) {
            change.getRemoved().forEach(tab -> {
                if (tab.getContent() instanceof SearchTab search) {
                    search.close();
                }
            });
        }
        if (tabs.getTabs().isEmpty()) {
            add();
            context.hideBelow();
        }
    }

    /// Opens a further search and shows it.
    SearchTab add() {
        SearchTab search = maker.get();
        Tab tab = new Tab(TEXT.text("title.new"), search);
        search.model().phaseProperty().subscribe(phase -> {
            if (phase instanceof Phase.Running && !search.model().isRefining()) {
                tab.setText(cut(QueryText.title(
                        search.model().question().queryProperty().get())));
            }
        });
        tabs.getTabs().add(tab);
        tabs.getSelectionModel().select(tab);
        return search;
    }

    private static String cut(String title) {
        return title.length() <= MOST_TITLE ? title : title.substring(0, MOST_TITLE) + "…";
    }

    /// The search that is shown.
    SearchTab current() {
        Tab selected = tabs.getSelectionModel().getSelectedItem();
        return selected != null && selected.getContent() instanceof SearchTab search ? search : add();
    }

    private void mark() {
        annotator.ifPresent(context.annotators()::remove);
        annotator = Optional.ofNullable(tabs.getSelectionModel().getSelectedItem())
                .filter(tab -> tab.getContent() instanceof SearchTab)
                .map(tab -> new MatchAnnotator(((SearchTab) tab.getContent()).shown(), tab.getText()));
        annotator.ifPresent(context.annotators()::add);
    }

    /// Marks what `search` shows, if it is the one that is shown.
    void mark(SearchTab search) {
        Tab selected = tabs.getSelectionModel().getSelectedItem();
        if (selected != null && selected.getContent() == search) {
            mark();
        }
    }

    /// Ends all of them.
    void close() {
        tabs.getTabs().forEach(tab -> {
            if (tab.getContent() instanceof SearchTab search) {
                search.close();
            }
        });
    }
}
