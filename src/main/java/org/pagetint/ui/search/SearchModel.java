package org.pagetint.ui.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.search.Ending;
import org.pagetint.search.MatchComparison;
import org.pagetint.search.Matches;
import org.pagetint.search.RefineTask;
import org.pagetint.search.Refinement;
import org.pagetint.search.Scope;
import org.pagetint.search.Search;
import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchRun;
import org.pagetint.search.SearchTask;
import org.pagetint.search.pattern.MaskedBytes;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.PatternParser;
import org.pagetint.search.pattern.Query;
import org.pagetint.ui.task.Progress;
import org.pagetint.ui.tool.ProcessContext;
import org.pagetint.words.Messages;

/// One search of a tab: what is typed, where it looks, how far it is, what it found. Used on the FX thread; the
/// searching is done by workers.
final class SearchModel {
    private static final Messages TEXT = Messages.of(SearchModel.class);
    private static final Duration PERIOD = Duration.millis(100);
    private static final int MOST_UNDO = 8;

    /// What a search has left behind.
    record Found(SearchOutcome outcome, Matches matches) {}

    private record Run(SearchRun work, Optional<Matches> refined, Runnable cancel) {}

    private final ProcessContext context;
    private final RecentQueries recents;
    private final ObjectProperty<Query> query = new SimpleObjectProperty<>(new Query.Hex(""));
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.EVERYTHING);
    private final BooleanProperty zeros = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(new Phase.Ready());
    private final ReadOnlyObjectWrapper<Matches> matches = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<MatchComparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Deque<Found> earlier = new ArrayDeque<>();
    private final Timeline watching = new Timeline(new KeyFrame(PERIOD, _ -> watch()));
    private Optional<Found> found = Optional.empty();
    private Optional<Search> last = Optional.empty();
    private Optional<Run> running = Optional.empty();
    private volatile Optional<Progress> progress = Optional.empty();

    SearchModel(ProcessContext context, RecentQueries recents) {
        this.context = context;
        this.recents = recents;
        matches.set(noMatches());
        watching.setCycleCount(Timeline.INDEFINITE);
    }

    private static Matches noMatches() {
        return Matches.none(new Pattern.Bytes(MaskedBytes.exactly(new byte[1])));
    }

    /// What is typed means this, as things stand.
    QueryInput typed() {
        try {
            return new QueryInput.Meant(new PatternParser(mappings()).parse(query.get()));
        } catch (PatternException wrong) {
            return new QueryInput.Wrong(query.get().text(), wrong);
        }
    }

    private Mappings mappings() {
        return context.mappings().get();
    }

    /// Begins to search for what is typed, unless that means nothing or a search is under way.
    void start() {
        if (running.isPresent() || !(typed() instanceof QueryInput.Meant(Pattern pattern))) {
            return;
        }
        recents.add(query.get());
        Search search = new Search(pattern, scope.get(), ReadPolicy.QUIET, zeros.get(), Search.DEFAULT_LIMIT);
        Optional<Matches> before =
                last.filter(search::equals).flatMap(_ -> found).map(Found::matches);
        last = Optional.of(search);
        earlier.clear();
        comparison.set(Optional.empty());
        matches.set(Matches.none(pattern));
        begin(
                new SearchTask(context.memory(), search),
                TEXT.text("task", QueryText.title(query.get())),
                Optional.empty(),
                outcome -> searched(outcome, before));
    }

    private void searched(SearchOutcome outcome, Optional<Matches> before) {
        found = Optional.of(new Found(outcome, outcome.matches()));
        matches.set(outcome.matches());
        comparison.set(
                before.filter(_ -> outcome.isComplete()).map(then -> MatchComparison.of(then, outcome.matches())));
        phase.set(new Phase.Searched(outcome));
    }

    /// Begins to look through what was found.
    void refine(Refinement refinement) {
        if (running.isPresent() || found.isEmpty()) {
            return;
        }
        Found before = found.get();
        begin(
                new RefineTask(context.memory(), before.matches(), refinement),
                TEXT.text("task.refine", QueryText.title(query.get())),
                Optional.of(before.matches()),
                outcome -> refined(outcome, before));
    }

    private void refined(SearchOutcome outcome, Found before) {
        if (outcome.ending() instanceof Ending.Complete) {
            earlier.push(before);
            while (earlier.size() > MOST_UNDO) {
                earlier.removeLast();
            }
            found = Optional.of(new Found(outcome, outcome.matches()));
            comparison.set(Optional.empty());
            matches.set(outcome.matches());
        }
        phase.set(new Phase.Refined(outcome, before.matches().size()));
    }

    /// Takes the last refinement back.
    void undo() {
        if (running.isEmpty() && !earlier.isEmpty()) {
            Found back = earlier.pop();
            found = Optional.of(back);
            comparison.set(Optional.empty());
            matches.set(back.matches());
            phase.set(new Phase.Undone());
        }
    }

    /// Whether a refinement can be taken back.
    boolean canUndo() {
        return !earlier.isEmpty();
    }

    private void begin(SearchRun work, String title, Optional<Matches> refined, Consumer<SearchOutcome> end) {
        int threads = Runtime.getRuntime().availableProcessors();
        Runnable cancel = context.tasks()
                .start(
                        title,
                        reporting -> {
                            progress = Optional.of(reporting);
                            return work.run(context.workers(), threads);
                        },
                        outcome -> {
                            stopWatching();
                            end.accept(outcome);
                        },
                        _ -> stopWatching());
        running = Optional.of(new Run(work, refined, cancel));
        watch();
        watching.play();
    }

    private void stopWatching() {
        watching.stop();
        running = Optional.empty();
        progress = Optional.empty();
    }

    /// Tells how far it is, and hears from the list of tasks whether it is still wanted.
    private void watch() {
        running.ifPresent(run -> {
            Phase.Running now =
                    new Phase.Running(run.work().progress(), run.refined().isPresent());
            progress.ifPresent(list -> {
                if (list.isCancelled()) {
                    run.work().cancel();
                }
                list.update(
                        now.progress().doneBytes(), Math.max(1, now.progress().totalBytes()), StatusText.of(now));
            });
            if (run.refined().isEmpty()
                    && run.work().progress().kept() != matches.get().size()) {
                matches.set(run.work().matches());
            }
            phase.set(now);
        });
    }

    /// Ends what is under way, with what it has found by then.
    void cancel() {
        running.ifPresent(run -> run.work().cancel());
    }

    /// The tab is closed.
    void close() {
        cancel();
        running.ifPresent(run -> run.cancel().run());
        watching.stop();
    }

    /// Whether something is under way.
    boolean isRunning() {
        return running.isPresent();
    }

    /// Whether what is under way is a refinement.
    boolean isRefining() {
        return running.flatMap(Run::refined).isPresent();
    }

    /// What the last search or refinement has left behind.
    Optional<Found> found() {
        return found;
    }

    /// What is looked for.
    ObjectProperty<Query> queryProperty() {
        return query;
    }

    /// Where.
    ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    /// Whether matches are wanted that lie wholly in memory known to be zero.
    BooleanProperty zerosProperty() {
        return zeros;
    }

    /// How far it is.
    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// What is found, while it is being found and after.
    ReadOnlyObjectProperty<Matches> matchesProperty() {
        return matches.getReadOnlyProperty();
    }

    /// How that compares with the last run, if there was one of the same search.
    ReadOnlyObjectProperty<Optional<MatchComparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }
}
