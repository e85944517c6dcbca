package org.pagetint.ui.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.search.Ending;
import org.pagetint.search.MatchComparison;
import org.pagetint.search.Matches;
import org.pagetint.search.RefineTask;
import org.pagetint.search.Refinement;
import org.pagetint.search.Search;
import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchRun;
import org.pagetint.search.SearchTask;
import org.pagetint.search.pattern.MaskedBytes;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.Query;
import org.pagetint.words.Messages;

/// One search of a tab: how far it is, what it found, and what can be done now. Has no controls. Used on the FX thread;
/// the searching is done elsewhere.
final class SearchModel {
    private static final Messages TEXT = Messages.of(SearchModel.class);
    private static final int MOST_UNDO = 8;

    /// What a search has left behind.
    record Found(SearchOutcome outcome, Matches matches) {}

    /// A way to look through what was found.
    ///
    /// @param name of the way, as messages.properties has it
    record Offer(String name, Refinement refinement) {}

    private record Run(SearchRun work, Optional<Matches> refined, Runnable cancel) {}

    private final ProcessMemory memory;
    private final RecentQueries recents;
    private final SearchRunner runner;
    private final SearchQuestion question;
    private final ReadOnlyBooleanWrapper startable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(new Phase.Ready());
    private final ReadOnlyObjectWrapper<Matches> matches = new ReadOnlyObjectWrapper<>(noMatches());
    private final ReadOnlyObjectWrapper<Matches> shown = new ReadOnlyObjectWrapper<>(matches.get());
    private final ReadOnlyObjectWrapper<Optional<MatchComparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Deque<Found> earlier = new ArrayDeque<>();
    private Optional<Found> found = Optional.empty();
    private Optional<Search> last = Optional.empty();
    private Optional<Run> running = Optional.empty();

    /// @param memory is searched
    /// @param question is asked of it
    /// @param runner does the searching
    SearchModel(ProcessMemory memory, SearchQuestion question, RecentQueries recents, SearchRunner runner) {
        this.memory = memory;
        this.question = question;
        this.recents = recents;
        this.runner = runner;
        question.typedProperty().subscribe(this::allow);
        question.scopeProperty().subscribe(this::allow);
        matches.subscribe(shown::set);
    }

    private Query query() {
        return question.queryProperty().get();
    }

    private static Matches noMatches() {
        return Matches.none(new Pattern.Bytes(MaskedBytes.exactly(new byte[1])));
    }

    private void allow() {
        startable.set(running.isEmpty() && question.search().isPresent());
    }

    /// Begins to search for what is typed, unless that means nothing or a search is under way.
    void start() {
        Optional<Search> asked = question.search();
        if (running.isPresent() || asked.isEmpty()) {
            return;
        }
        Search search = asked.get();
        recents.add(query());
        Optional<Matches> before =
                last.filter(search::equals).flatMap(_ -> found).map(Found::matches);
        last = Optional.of(search);
        earlier.clear();
        comparison.set(Optional.empty());
        matches.set(Matches.none(search.pattern()));
        begin(
                new SearchTask(memory, search),
                TEXT.text("task", QueryText.title(query())),
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
                new RefineTask(memory, before.matches(), refinement),
                TEXT.text("task.refine", QueryText.title(query())),
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
        running = Optional.of(new Run(work, refined, () -> {}));
        allow();
        Runnable cancel = runner.start(work, title, this::watch, outcome -> {
            running = Optional.empty();
            outcome.ifPresent(end);
            allow();
        });
        running = running.map(run -> new Run(run.work(), run.refined(), cancel));
        watch();
    }

    private void watch() {
        running.ifPresent(run -> {
            if (run.refined().isEmpty()
                    && run.work().progress().kept() != matches.get().size()) {
                matches.set(run.work().matches());
            }
            phase.set(new Phase.Running(run.work().progress(), run.refined().isPresent()));
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
        question.close();
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

    /// Whether a search was begun here.
    boolean isUsed() {
        return isRunning() || found.isPresent();
    }

    /// Whether there is something to save, or to look through.
    boolean hasResults() {
        return !isRunning() && found.isPresent();
    }

    /// The ways to look through what was found.
    List<Offer> offers() {
        Pattern now = found.map(Found::matches).orElse(shown.get()).pattern();
        List<Offer> offers = new ArrayList<>(List.of(new Offer("matching", new Refinement.Matching(now))));
        if (question.typedProperty().get() instanceof QueryInput.Meant(Pattern other)
                && !other.equals(now)
                && other.fixedLength().isPresent()) {
            offers.add(new Offer("typed", new Refinement.Matching(other)));
        }
        for (Refinement.Change change : Refinement.Change.of(now)) {
            offers.add(new Offer(change.name().toLowerCase(Locale.ROOT), change));
        }
        return offers;
    }

    /// The next match above `cursor` of those that are shown, or the one before; from the other end where there is
    /// none.
    ///
    /// @param down towards higher addresses
    OptionalInt next(boolean down, long cursor) {
        Matches now = shown.get();
        if (now.size() == 0) {
            return OptionalInt.empty();
        }
        int next = down ? (cursor == -1 ? now.size() : now.firstFrom(cursor + 1)) : now.firstFrom(cursor) - 1;
        return OptionalInt.of(Math.floorMod(next, now.size()));
    }

    /// Shows only some of what was found.
    void showOnly(Matches some) {
        shown.set(some);
    }

    /// What is asked.
    SearchQuestion question() {
        return question;
    }

    /// Whether a search can be begun.
    ReadOnlyBooleanProperty startableProperty() {
        return startable.getReadOnlyProperty();
    }

    /// How far it is.
    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// What is found, while it is being found and after.
    ReadOnlyObjectProperty<Matches> matchesProperty() {
        return matches.getReadOnlyProperty();
    }

    /// What of it is shown.
    ReadOnlyObjectProperty<Matches> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// How that compares with the last run, if there was one of the same search.
    ReadOnlyObjectProperty<Optional<MatchComparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }
}
