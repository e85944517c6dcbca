package org.pagetint.ui.search;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.search.Scope;
import org.pagetint.search.Search;
import org.pagetint.search.ZeroProbe;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.PatternParser;
import org.pagetint.search.pattern.Query;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Latest;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;
import org.pagetint.words.PageFamily;

/// What a search is to look for and where: as it is typed, what that means, and how much it is. Has no controls. Used
/// on the FX thread; the counting is done elsewhere.
final class SearchQuestion {
    private static final Messages TEXT = Messages.of(SearchQuestion.class);

    private final ProcessMemory memory;
    private final ObservableValue<Mappings> mappings;
    private final Latest counting;
    private final ObjectProperty<Query> query = new SimpleObjectProperty<>(new Query.Hex(""));
    private final ObjectProperty<Optional<Scope>> scope = new SimpleObjectProperty<>(Optional.of(Scope.EVERYTHING));
    private final StringProperty scopeProblem = new SimpleStringProperty("");
    private final BooleanProperty zeros = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<QueryInput> typed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper scopeWords = new ReadOnlyStringWrapper("");
    private boolean closed;

    /// @param memory is searched
    /// @param mappings of it, as they were read last
    /// @param reads counts what will be searched
    SearchQuestion(ProcessMemory memory, ObservableValue<Mappings> mappings, Background reads) {
        this.memory = memory;
        this.mappings = mappings;
        this.counting = new Latest(reads);
        parse();
        query.subscribe(this::parse);
        mappings.subscribe(this::parse);
        for (ObservableValue<?> counted : List.of(scope, scopeProblem, zeros, mappings)) {
            counted.subscribe(this::count);
        }
        typed.subscribe((before, now) -> {
            if (canMatchZeros(before) != canMatchZeros(now)) {
                count();
            }
        });
        count();
    }

    /// The search that is asked for; nothing while what is typed means none.
    Optional<Search> search() {
        return typed.get() instanceof QueryInput.Meant(Pattern pattern)
                ? scope.get()
                        .map(where -> new Search(pattern, where, ReadPolicy.QUIET, zeros.get(), Search.DEFAULT_LIMIT))
                : Optional.empty();
    }

    /// What is looked for.
    ObjectProperty<Query> queryProperty() {
        return query;
    }

    /// What that means, as things stand.
    ReadOnlyObjectProperty<QueryInput> typedProperty() {
        return typed.getReadOnlyProperty();
    }

    /// Where; empty while what is typed means no place.
    ObjectProperty<Optional<Scope>> scopeProperty() {
        return scope;
    }

    /// Why it means none.
    StringProperty scopeProblemProperty() {
        return scopeProblem;
    }

    /// How much that is, or why it is nothing.
    ReadOnlyStringProperty scopeWordsProperty() {
        return scopeWords.getReadOnlyProperty();
    }

    /// Whether matches are wanted that lie wholly in memory known to be zero.
    BooleanProperty zerosProperty() {
        return zeros;
    }

    /// Counts nothing any more.
    void close() {
        closed = true;
        counting.cancel();
    }

    private void parse() {
        QueryInput now;
        try {
            now = new QueryInput.Meant(new PatternParser(mappings.getValue()).parse(query.get()));
        } catch (PatternException wrong) {
            now = new QueryInput.Wrong(query.get().text(), wrong);
        }
        typed.set(now);
    }

    private static boolean canMatchZeros(QueryInput input) {
        return input instanceof QueryInput.Meant(Pattern meant) && ZeroProbe.canMatchZeros(meant);
    }

    private void count() {
        if (closed) {
            return;
        }
        if (scope.get().isEmpty()) {
            counting.cancel();
            scopeWords.set(scopeProblem.get());
            return;
        }
        Scope now = scope.get().get();
        Mappings regions = mappings.getValue();
        if (!now.hasAllStates()) {
            scopeWords.set(TEXT.text("scope.counting"));
        }
        counting.call(() -> ScopeCount.of(now, regions, memory))
                .onSuccess(count -> scopeWords.set(count + zerosWords(now, count)))
                .onFailure(failure -> scopeWords.set(Explanation.of(failure).sentence()))
                .start();
    }

    /// What becomes of matches that lie wholly in memory known to be zero, where there can be such.
    private String zerosWords(Scope where, ScopeCount count) {
        if (!canMatchZeros(typed.get())
                || count.regions() == 0
                || Collections.disjoint(where.states(), PageFamily.NEVER_TOUCHED.states())) {
            return "";
        }
        return " " + TEXT.text(zeros.get() ? "scope.zeros-listed" : "scope.zeros-left-out");
    }
}
