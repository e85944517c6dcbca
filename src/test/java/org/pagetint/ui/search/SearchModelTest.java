package org.pagetint.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageState;
import org.pagetint.process.ProcessFailure;
import org.pagetint.search.Ending;
import org.pagetint.search.Refinement;
import org.pagetint.search.Scope;
import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchRun;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Query;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.task.Background;

/// Decides without a toolkit: what is typed, what can be done, what is shown.
final class SearchModelTest {
    private static final long START = 0x10000;
    private static final Query SEVEN = new Query.Numeric("7", NumberType.I32, ByteOrder.LITTLE_ENDIAN, true);

    private final ArrayMemory memory = new ArrayMemory()
            .map(AddressRange.ofLength(START, 4 * 4096), "[heap]")
            .set(START, 2, PageState.DIRTY_MEMORY)
            .write(START, (byte) 7, (byte) 0, (byte) 0, (byte) 0)
            .write(START + 0x100, (byte) 7, (byte) 0, (byte) 0, (byte) 0)
            .write(START + 0x1004, (byte) 7, (byte) 0, (byte) 0, (byte) 0);
    private final ObjectProperty<Mappings> mappings = new SimpleObjectProperty<>(memory.mappingsNow());
    private final HeldRunner runner = new HeldRunner();
    private SearchQuestion question;
    private RecentQueries recents;
    private SearchModel model;

    /// Begins nothing before it is told to.
    private static final class HeldRunner implements SearchRunner {
        private final List<String> titles = new ArrayList<>();
        private Runnable progressed = () -> {};
        private Runnable work = () -> {};
        private boolean calledOff;

        @Override
        public Runnable start(SearchRun run, String title, Runnable watch, Consumer<Optional<SearchOutcome>> ended) {
            titles.add(title);
            progressed = watch;
            work = () -> ended.accept(Optional.of(run.run(Runnable::run, 1)));
            return () -> calledOff = true;
        }

        private void finish() {
            work.run();
        }
    }

    @BeforeEach
    void make() {
        Background here = new Background(Runnable::run, Runnable::run);
        question = new SearchQuestion(memory, mappings, here);
        recents = new RecentQueries(new Preferences(Map.of(), _ -> {}));
        model = new SearchModel(memory, question, recents, runner);
    }

    private void search(Query query) {
        question.queryProperty().set(query);
        model.start();
        runner.finish();
    }

    private List<Long> shown() {
        List<Long> addresses = new ArrayList<>();
        for (int i = 0; i < model.shownProperty().get().size(); i++) {
            addresses.add(model.shownProperty().get().address(i));
        }
        return addresses;
    }

    @Test
    void canBeginOnceSomethingMeaningfulIsAskedForSomewhere() {
        assertThat(model.startableProperty().get()).isFalse();

        question.queryProperty().set(SEVEN);
        assertThat(model.startableProperty().get()).isTrue();

        question.scopeProperty().set(Optional.empty());
        assertThat(model.startableProperty().get()).isFalse();
        question.scopeProperty().set(Optional.of(Scope.EVERYTHING));

        question.queryProperty().set(new Query.Hex("0g"));
        assertThat(model.startableProperty().get()).isFalse();
        assertThat(question.typedProperty().get()).isInstanceOf(QueryInput.Wrong.class);
        model.start();
        assertThat(runner.titles).isEmpty();
    }

    /// A pointer into a region means other bytes once the region is elsewhere.
    @Test
    void meansWhatItMeansNowOnceTheMappingsChange() {
        question.queryProperty().set(new Query.Pointer("[heap]", true, ByteOrder.LITTLE_ENDIAN, true));
        QueryInput before = question.typedProperty().get();

        memory.unmap(START).map(AddressRange.ofLength(START + 0x100000, 4096), "[heap]");
        mappings.set(memory.mappingsNow());

        assertThat(question.typedProperty().get()).isNotEqualTo(before);
    }

    @Test
    void isUnderWayUntilItEnds() {
        question.queryProperty().set(SEVEN);
        model.start();

        assertThat(model.isRunning()).isTrue();
        assertThat(model.startableProperty().get()).isFalse();
        assertThat(model.hasResults()).isFalse();
        assertThat(model.phaseProperty().get()).isInstanceOf(Phase.Running.class);
        model.start();
        assertThat(runner.titles).as("begun once").hasSize(1);
        runner.progressed.run();
        runner.finish();

        assertThat(model.isRunning()).isFalse();
        assertThat(model.startableProperty().get()).isTrue();
        assertThat(model.hasResults()).isTrue();
        assertThat(shown()).containsExactly(START, START + 0x100, START + 0x1004);
        assertThat(recents.list()).containsExactly(SEVEN);
    }

    @Test
    void looksThroughWhatItFoundAndTakesThatBack() {
        search(SEVEN);
        memory.write(START + 0x100, (byte) 8);

        model.refine(Refinement.Change.CHANGED);
        runner.finish();
        assertThat(shown()).containsExactly(START + 0x100);
        assertThat(model.canUndo()).isTrue();

        model.undo();
        assertThat(shown()).containsExactly(START, START + 0x100, START + 0x1004);
        assertThat(model.phaseProperty().get()).isInstanceOf(Phase.Undone.class);
        assertThat(model.canUndo()).isFalse();
    }

    @Test
    void offersWhatIsTypedNowAsARefinementOfWhatWasFoundBefore() {
        search(SEVEN);
        assertThat(model.offers()).extracting(SearchModel.Offer::name).doesNotContain("typed");

        question.queryProperty().set(new Query.Numeric("8", NumberType.I32, ByteOrder.LITTLE_ENDIAN, true));
        assertThat(model.offers()).extracting(SearchModel.Offer::name).contains("matching", "typed", "changed");

        question.queryProperty().set(new Query.Expression("a+", false));
        assertThat(model.offers()).extracting(SearchModel.Offer::name).doesNotContain("typed");
    }

    @Test
    void stepsAroundWhatIsShown() {
        assertThat(model.next(true, START)).isEmpty();
        search(SEVEN);

        assertThat(model.next(true, START)).hasValue(1);
        assertThat(model.next(true, START + 0x2000)).hasValue(0);
        assertThat(model.next(true, -1)).hasValue(0);
        assertThat(model.next(false, START + 0x100)).hasValue(0);
        assertThat(model.next(false, START)).hasValue(2);
    }

    /// The second run of the same search is compared with the first; another search is not.
    @Test
    void comparesARunWithTheLastOneOfTheSameSearch() {
        search(SEVEN);
        assertThat(model.comparisonProperty().get()).isEmpty();
        memory.write(START, (byte) 1);

        search(SEVEN);
        assertThat(model.comparisonProperty().get()).isPresent();

        search(new Query.Hex("07"));
        assertThat(model.comparisonProperty().get()).isEmpty();
    }

    @Test
    void saysHowMuchWillBeSearchedAndWhatBecomesOfZeros() {
        assertThat(question.scopeWordsProperty().get()).startsWith("16 KiB in 1 region");

        question.queryProperty().set(new Query.Hex("00 00"));
        String left = question.scopeWordsProperty().get();
        question.zerosProperty().set(true);
        assertThat(question.scopeWordsProperty().get()).isNotEqualTo(left);

        question.scopeProperty().set(Optional.of(Scope.EVERYTHING.withStates(EnumSet.of(PageState.DIRTY_MEMORY))));
        assertThat(question.scopeWordsProperty().get()).startsWith("8 KiB");

        question.scopeProblemProperty().set("no such place");
        question.scopeProperty().set(Optional.empty());
        assertThat(question.scopeWordsProperty().get()).isEqualTo("no such place");
    }

    @Test
    void keepsWhatItFoundWhenARefinementFails() {
        search(SEVEN);
        model.refine(Refinement.Change.CHANGED);
        memory.failWith(new ProcessFailure.Exited(ArrayMemory.PROCESS));
        runner.finish();

        assertThat(model.phaseProperty().get())
                .isInstanceOfSatisfying(
                        Phase.Refined.class,
                        refined -> assertThat(refined.outcome().ending()).isInstanceOf(Ending.Failed.class));
        assertThat(shown()).hasSize(3);
        assertThat(model.canUndo()).isFalse();
    }

    @Test
    void callsOffWhatIsUnderWayWhenItsTabIsClosed() {
        question.queryProperty().set(SEVEN);
        model.start();
        model.close();

        assertThat(runner.calledOff).isTrue();
    }
}
