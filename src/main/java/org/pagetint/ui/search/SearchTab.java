package org.pagetint.ui.search;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.search.MatchFormat;
import org.pagetint.search.Matches;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.table.KeyboardMenu;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Ticker;
import org.pagetint.ui.tool.ProcessContext;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// One search: what to look for, where, how far it is, and what it found. Used on the FX thread.
final class SearchTab extends VBox {
    private static final Messages TEXT = Messages.of(SearchTab.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final double GAP = 8;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final ProcessContext context;
    private final SearchModel model;
    private final ResultFiles files;
    private final Consumer<Matches> mark;
    private final PatternForm pattern;
    private final QueryInputLine typed = new QueryInputLine();
    private final ScopeForm scope;
    private final Label scopeWords = new Label();
    private final Button start = new Button(TEXT.text("start"));
    private final Button cancel = new Button(TEXT.text("cancel"));
    private final MenuButton refine = new MenuButton(TEXT.text("refine"));
    private final MenuButton save = new MenuButton(TEXT.text("save"));
    private final StatusLine status = new StatusLine();
    private final ComparisonChips comparison;
    private final ResultTable table;
    private final Label placeholder = new Label(TEXT.text("empty.ready"));
    private final Ticker reading = new Ticker(this, this::readAgain);

    /// @param mark marks matches in the memory
    SearchTab(ProcessContext context, RecentQueries recents, ResultFiles files, Consumer<Matches> mark) {
        super(GAP);
        this.context = context;
        SearchQuestion question = new SearchQuestion(
                context.memory(), context.mappings(), new Background(context.reads(), Platform::runLater));
        this.model = new SearchModel(
                context.memory(), question, recents, new LongSearches(context.tasks(), context.workers()));
        this.files = files;
        this.mark = mark;
        this.pattern = new PatternForm(recents);
        this.scope = new ScopeForm(this::mappings, this::selection);
        this.comparison = new ComparisonChips(model::showOnly);
        this.table = new ResultTable(
                model.shownProperty().get(),
                this::mappings,
                changed -> new MatchContextReader(context.memory(), context.reads(), changed),
                context.palette(),
                context.textScale());
        getStyleClass().add("search-tab");
        getChildren().setAll(patternLine(), typed, scopeLine(), statusLine(), table);
        VBox.setVgrow(table, Priority.ALWAYS);
        placeholder.getStyleClass().add(Styles.TEXT_MUTED);
        table.setPlaceholder(placeholder);
        table.onShow(this::show);
        KeyboardMenu.offer(table, menu());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                files.copyAddresses(table.chosen());
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        pattern.onDown(this::goDown);
        question.queryProperty().bind(pattern.queryProperty());
        question.typedProperty()
                .subscribe(now -> typed.show(now, question.queryProperty().get()));
        question.scopeProperty().bind(scope.scopeProperty());
        question.scopeProblemProperty().bind(scope.problemProperty());
        question.zerosProperty().bind(scope.zerosProperty());
        model.phaseProperty().subscribe(this::show);
        model.shownProperty().subscribe(this::showMatches);
        model.comparisonProperty()
                .subscribe(now -> comparison.offer(now, model.matchesProperty().get()));
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                reading.stop();
            } else {
                reading.start(PERIOD);
            }
        });
    }

    private Mappings mappings() {
        return context.mappings().get();
    }

    private List<AddressRange> selection() {
        return context.selectedBytes().map(List::of).orElseGet(context::selectedRegions);
    }

    private HBox patternLine() {
        start.setId("search-start");
        start.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        start.setMinWidth(USE_PREF_SIZE);
        start.disableProperty().bind(model.startableProperty().not());
        start.setOnAction(_ -> model.start());
        HBox.setHgrow(pattern, Priority.ALWAYS);
        return line(pattern, start);
    }

    private ScopeForm scopeLine() {
        scopeWords.setId("search-scope-words");
        scopeWords.getStyleClass().add(Styles.TEXT_MUTED);
        scopeWords.setWrapText(true);
        scopeWords.textProperty().bind(model.question().scopeWordsProperty());
        scopeWords.maxWidthProperty().bind(scope.widthProperty().subtract(2 * GAP));
        scope.getChildren().add(scopeWords);
        scope.getStyleClass().add("line");
        return scope;
    }

    private HBox statusLine() {
        cancel.setId("search-cancel");
        cancel.getStyleClass().add(Styles.SMALL);
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.managedProperty().bind(cancel.visibleProperty());
        cancel.setOnAction(_ -> model.cancel());
        refine.setId("search-refine");
        refine.getItems().add(new MenuItem());
        refine.setOnShowing(_ -> refine.getItems().setAll(refinements()));
        save.setId("search-save");
        for (MatchFormat format : MatchFormat.values()) {
            save.getItems().add(item("save." + word(format), () -> save(format)));
        }
        for (MenuButton button : List.of(refine, save)) {
            button.getStyleClass().add(Styles.SMALL);
            button.setMinWidth(USE_PREF_SIZE);
            button.managedProperty().bind(button.visibleProperty());
        }
        HBox.setHgrow(status, Priority.ALWAYS);
        status.setMinWidth(0);
        return line(status, comparison, cancel, refine, save);
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(GAP, nodes);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(TEXT.text(key));
        item.setId("search-" + key.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String word(MatchFormat format) {
        return format.ending().substring(1);
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu(
                item(
                        "show",
                        () -> Optional.ofNullable(table.getSelectionModel().getSelectedItem())
                                .ifPresent(this::show)),
                item("copy.addresses", () -> files.copyAddresses(table.chosen())));
        for (MatchFormat format : MatchFormat.values()) {
            menu.getItems().add(item("copy." + word(format), () -> copy(format)));
        }
        return menu;
    }

    private List<MenuItem> refinements() {
        List<MenuItem> items = new ArrayList<>();
        model.offers()
                .forEach(offer -> items.add(item("refine." + offer.name(), () -> model.refine(offer.refinement()))));
        if (model.canUndo()) {
            items.add(new SeparatorMenuItem());
            items.add(item("refine.undo", model::undo));
        }
        return items;
    }

    private void show(Phase phase) {
        boolean running = phase instanceof Phase.Running;
        status.show(phase);
        cancel.setVisible(running);
        refine.setVisible(model.hasResults());
        refine.setDisable(shown().size() == 0 && !model.canUndo());
        save.setVisible(model.hasResults());
        save.setDisable(shown().size() == 0);
        placeholder.setText(
                TEXT.text(running ? "empty.running" : phase instanceof Phase.Ready ? "empty.ready" : "empty.none"));
    }

    private void showMatches(Matches matches) {
        table.show(matches, model.isRunning());
        mark.accept(matches);
    }

    private void readAgain() {
        if (shown().size() > 0) {
            table.readAgain();
        }
    }

    private void show(ResultRow row) {
        if (reveal(new AddressRange(row.address(), row.address() + row.length()))) {
            context.focusMemory();
        }
    }

    private void save(MatchFormat format) {
        model.found().ifPresent(found -> files.save(getScene().getWindow(), found.outcome(), table.chosen(), format));
    }

    private void copy(MatchFormat format) {
        model.found().ifPresent(found -> files.copy(found.outcome(), table.chosen(), format));
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            if (model.question().typedProperty().get() instanceof QueryInput.Wrong) {
                pattern.readAsText();
            }
            model.start();
            event.consume();
        }
    }

    private void goDown() {
        if (shown().size() > 0) {
            table.requestFocus();
            table.select(0);
        }
    }

    /// Shows the next match above the cursor of the hex view, or the one before; from the other end where there is
    /// none.
    ///
    /// @param down towards higher addresses
    void step(boolean down) {
        model.next(down, context.cursor())
                .ifPresentOrElse(
                        index -> {
                            table.select(index);
                            reveal(shown().range(index));
                        },
                        () -> context.show(Notice.note(new Explanation(TEXT.text("no-hits"), "", ""))));
    }

    private boolean reveal(AddressRange range) {
        boolean there = context.select(range);
        if (!there) {
            context.show(Notice.failure(new Explanation(TEXT.text("gone-there"), TEXT.text("gone-there.remedy"), "")));
        }
        return there;
    }

    /// Looks within these addresses.
    void lookIn(List<AddressRange> ranges) {
        scope.choose(ranges);
    }

    /// What it shows of what was found.
    Matches shown() {
        return model.shownProperty().get();
    }

    SearchModel model() {
        return model;
    }

    /// Puts the keyboard where one types what to look for.
    void focus() {
        pattern.focus();
    }

    /// Ends what is under way.
    void close() {
        reading.stop();
        table.close();
        model.close();
    }
}
