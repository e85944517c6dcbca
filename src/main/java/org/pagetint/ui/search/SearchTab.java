package org.pagetint.ui.search;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
import org.pagetint.search.Refinement;
import org.pagetint.search.Scope;
import org.pagetint.search.ZeroProbe;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.Query;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.table.KeyboardMenu;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Latest;
import org.pagetint.ui.task.Ticker;
import org.pagetint.ui.tool.ProcessContext;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;
import org.pagetint.words.PageFamily;

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
    private final Latest counting;
    private final Button start = new Button(TEXT.text("start"));
    private final Button cancel = new Button(TEXT.text("cancel"));
    private final MenuButton refine = new MenuButton(TEXT.text("refine"));
    private final MenuButton save = new MenuButton(TEXT.text("save"));
    private final StatusLine status = new StatusLine();
    private final ComparisonChips comparison;
    private final ResultTable table;
    private final Label placeholder = new Label(TEXT.text("empty.ready"));
    private final Ticker reading = new Ticker(this, this::readAgain);
    private Matches shown;
    private boolean closed;
    private boolean matchesZeros;

    /// @param mark marks matches in the memory
    SearchTab(ProcessContext context, RecentQueries recents, ResultFiles files, Consumer<Matches> mark) {
        super(GAP);
        this.context = context;
        this.model = new SearchModel(context, recents);
        this.files = files;
        this.mark = mark;
        this.pattern = new PatternForm(recents);
        this.scope = new ScopeForm(this::mappings, this::selection);
        this.counting = new Latest(new Background(context.reads(), Platform::runLater));
        this.comparison = new ComparisonChips(this::showMatches);
        this.shown = model.matchesProperty().get();
        this.table = new ResultTable(
                shown,
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
        pattern.queryProperty().subscribe(this::asked);
        scope.scopeProperty().subscribe(this::scoped);
        scope.problemProperty().subscribe(_ -> count());
        model.zerosProperty().bind(scope.zerosProperty());
        scope.zerosProperty().subscribe(_ -> count());
        context.mappings().subscribe(() -> {
            asked(model.queryProperty().get());
            count();
        });
        model.phaseProperty().subscribe(this::show);
        model.matchesProperty().subscribe(this::showMatches);
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
        start.setOnAction(_ -> model.start());
        HBox.setHgrow(pattern, Priority.ALWAYS);
        return line(pattern, start);
    }

    private ScopeForm scopeLine() {
        scopeWords.setId("search-scope-words");
        scopeWords.getStyleClass().add(Styles.TEXT_MUTED);
        scopeWords.setWrapText(true);
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
        Matches matches = model.found().map(SearchModel.Found::matches).orElse(shown);
        Pattern now = matches.pattern();
        items.add(item("refine.matching", () -> model.refine(new Refinement.Matching(now))));
        if (model.typed() instanceof QueryInput.Meant(Pattern other)
                && !other.equals(now)
                && other.fixedLength().isPresent()) {
            items.add(item("refine.typed", () -> model.refine(new Refinement.Matching(other))));
        }
        for (Refinement.Change change : Refinement.Change.of(now)) {
            items.add(item("refine." + change.name().toLowerCase(Locale.ROOT), () -> model.refine(change)));
        }
        if (model.canUndo()) {
            items.add(new SeparatorMenuItem());
            items.add(item("refine.undo", model::undo));
        }
        return items;
    }

    private void asked(Query query) {
        model.queryProperty().set(query);
        QueryInput now = model.typed();
        typed.show(now, query);
        boolean before = matchesZeros;
        matchesZeros = now instanceof QueryInput.Meant(Pattern meant) && ZeroProbe.canMatchZeros(meant);
        if (before != matchesZeros) {
            count();
        }
        allow();
    }

    private void scoped(Optional<Scope> now) {
        now.ifPresent(model.scopeProperty()::set);
        count();
        allow();
    }

    private void allow() {
        start.setDisable(model.isRunning()
                || scope.scopeProperty().get().isEmpty()
                || !(model.typed() instanceof QueryInput.Meant));
    }

    private void count() {
        if (closed) {
            return;
        }
        Optional<Scope> now = scope.scopeProperty().get();
        if (now.isEmpty()) {
            counting.cancel();
            scopeWords.setText(scope.problemProperty().get());
            return;
        }
        Mappings regions = mappings();
        if (!now.get().hasAllStates()) {
            scopeWords.setText(TEXT.text("scope.counting"));
        }
        counting.call(() -> ScopeCount.of(now.get(), regions, context.memory()))
                .onSuccess(count -> scopeWords.setText(count + zerosWords(now.get(), count)))
                .onFailure(failure -> scopeWords.setText(Explanation.of(failure).sentence()))
                .start();
    }

    /// What becomes of matches that lie wholly in memory known to be zero, where there can be such.
    private String zerosWords(Scope where, ScopeCount count) {
        if (!matchesZeros
                || count.regions() == 0
                || Collections.disjoint(where.states(), PageFamily.NEVER_TOUCHED.states())) {
            return "";
        }
        return " " + TEXT.text(model.zerosProperty().get() ? "scope.zeros-listed" : "scope.zeros-left-out");
    }

    private void show(Phase phase) {
        boolean running = phase instanceof Phase.Running;
        status.show(phase);
        cancel.setVisible(running);
        boolean some = !running && model.found().isPresent();
        refine.setVisible(some);
        refine.setDisable(shown.size() == 0 && !model.canUndo());
        save.setVisible(some);
        save.setDisable(shown.size() == 0);
        placeholder.setText(
                TEXT.text(running ? "empty.running" : phase instanceof Phase.Ready ? "empty.ready" : "empty.none"));
        allow();
    }

    private void showMatches(Matches matches) {
        shown = matches;
        table.show(matches, model.isRunning());
        mark.accept(matches);
    }

    private void readAgain() {
        if (shown.size() > 0) {
            table.readAgain();
        }
    }

    private void show(ResultRow row) {
        if (context.select(new AddressRange(row.address(), row.address() + row.length()))) {
            context.focusMemory();
        } else {
            context.show(Notice.failure(new Explanation(TEXT.text("gone-there"), TEXT.text("gone-there.remedy"), "")));
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
            if (model.typed() instanceof QueryInput.Wrong) {
                pattern.readAsText();
            }
            model.start();
            event.consume();
        }
    }

    private void goDown() {
        if (shown.size() > 0) {
            table.requestFocus();
            table.select(0);
        }
    }

    /// Shows the next match above the cursor of the hex view, or the one before; from the other end where there is
    /// none.
    ///
    /// @param down towards higher addresses
    void step(boolean down) {
        if (shown.size() == 0) {
            context.show(Notice.note(new Explanation(TEXT.text("no-hits"), "", "")));
            return;
        }
        long cursor = context.cursor();
        int next = down ? (cursor == -1 ? shown.size() : shown.firstFrom(cursor + 1)) : shown.firstFrom(cursor) - 1;
        int index = Math.floorMod(next, shown.size());
        table.select(index);
        if (!context.select(shown.range(index))) {
            context.show(Notice.failure(new Explanation(TEXT.text("gone-there"), TEXT.text("gone-there.remedy"), "")));
        }
    }

    /// Looks within these addresses.
    void lookIn(List<AddressRange> ranges) {
        scope.choose(ranges);
    }

    /// Whether a search was begun here.
    boolean isUsed() {
        return model.isRunning() || model.found().isPresent();
    }

    /// What it shows of what was found.
    Matches shown() {
        return shown;
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
        closed = true;
        counting.cancel();
        table.close();
        model.close();
    }
}
