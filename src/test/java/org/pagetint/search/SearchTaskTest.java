package org.pagetint.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.search.pattern.MaskedBytes;
import org.pagetint.search.pattern.Pattern;

@Timeout(60)
class SearchTaskTest {
    private static final Executor NO_HELPERS = _ -> {};
    private static final Executor HELPERS =
            helper -> Thread.ofPlatform().daemon().start(helper);
    private static final long PAGE = 4096;
    private static final long START = 0x7f00_0000_0000L;
    private static final long TERABYTE = 1L << 40;

    private final ArrayMemory memory = new ArrayMemory();

    @Test
    void findsAMatchAcrossAdjoiningRegionsOnce() {
        map(START, 1).write(START + PAGE - 2, "word");
        map(START + PAGE, 1);

        SearchOutcome outcome = search(text("word"), 1);

        assertThat(Found.listOf(outcome.matches())).containsExactly(new Found(START + PAGE - 2, 4));
    }

    @Test
    void losesNothingButTheGuardPageInTheMiddle() {
        memory.map(AddressRange.ofLength(START, 8 * PAGE), "")
                .set(START, 2, PageState.DIRTY_MEMORY)
                .set(START + 2 * PAGE, 1, PageState.UNREADABLE, UnknownReason.GUARD_PAGE)
                .set(START + 3 * PAGE, 5, PageState.DIRTY_MEMORY)
                .write(START + 2 * PAGE - 4, "word")
                .write(START + 3 * PAGE, "word")
                .write(START + 3 * PAGE - 2, "word");

        SearchOutcome outcome = search(text("word"), 1);

        assertThat(Found.listOf(outcome.matches())).containsExactly(new Found(START + 2 * PAGE - 4, 4));
        assertThat(outcome.coverage().skipped()).isEqualTo(Map.of(UnknownReason.GUARD_PAGE, PAGE));
        assertThat(outcome.coverage().coveredBytes()).isEqualTo(7 * PAGE);
        assertThat(outcome.isComplete()).isTrue();
    }

    @Test
    void goesOnWhenARegionVanishesMeanwhile() {
        map(START, 4).write(START + 8, "word");
        map(START + 16 * PAGE, 4).write(START + 16 * PAGE, "word");
        map(START + 32 * PAGE, 4).write(START + 32 * PAGE, "word");
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch") && range.start() == START + 16 * PAGE) {
                memory.beforeEachCall((_, _) -> {});
                memory.unmap(START + 16 * PAGE);
            }
        });

        SearchOutcome outcome = search(text("word"), 1);

        assertThat(Found.listOf(outcome.matches()))
                .containsExactly(new Found(START + 8, 4), new Found(START + 32 * PAGE, 4));
        assertThat(outcome.coverage().skipped()).isEqualTo(Map.of(UnknownReason.NOT_MAPPED, 4 * PAGE));
    }

    @Test
    void keepsWhatItHasFoundWhenTheProcessExits() {
        map(START, 64).write(START, "word").write(START + 63 * PAGE, "word");
        ProcessFailure exited = new ProcessFailure.Exited(ArrayMemory.PROCESS);
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch") && range.start() > START + 8 * PAGE) {
                throw new ProcessFailedException(exited);
            }
        });

        SearchOutcome outcome = search(text("word"), 1);

        assertThat(outcome.ending()).isEqualTo(new Ending.Failed(exited));
        assertThat(Found.listOf(outcome.matches())).containsExactly(new Found(START, 4));
    }

    @Test
    void losesOnlyTheChunkThatDoesNotAnswer() {
        map(START, 8).write(START, "word").write(START + 2 * PAGE, "word").write(START + 7 * PAGE, "word");
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch") && range.start() == START + 2 * PAGE) {
                throw new ProcessFailedException(new ProcessFailure.NotAnswering(ArrayMemory.PROCESS));
            }
        });

        SearchOutcome outcome = search(text("word"), 1);

        assertThat(outcome.isComplete()).isTrue();
        assertThat(Found.listOf(outcome.matches()))
                .containsExactly(new Found(START, 4), new Found(START + 7 * PAGE, 4));
        assertThat(outcome.coverage().skipped()).isEqualTo(Map.of(UnknownReason.NOT_ANSWERING, PAGE));
    }

    @Test
    void keepsNoMoreThanTheLimitButCountsOn() {
        map(START, 4).write(START, "x".repeat(3 * (int) PAGE));
        Search search = new Search(text("x"), Scope.EVERYTHING, ReadPolicy.QUIET, false, 1000);
        SearchTask task = new SearchTask(memory, search, PAGE);

        SearchOutcome outcome = task.run(NO_HELPERS, 1);

        assertThat(outcome.matches().size()).isEqualTo(1000);
        assertThat(outcome.found()).isEqualTo(3 * PAGE);
        assertThat(task.progress().kept()).isEqualTo(1000);
    }

    @Test
    void skipsATerabyteThatNobodyTouched() {
        AddressRange range = AddressRange.ofLength(START, TERABYTE);
        memory.map(range, "");
        for (long page = START; page < range.end(); page += TERABYTE / 64) {
            memory.set(page, 1, PageState.DIRTY_MEMORY).write(page + PAGE - 1, "w");
        }
        AtomicLong fetched = new AtomicLong();
        memory.beforeEachCall((call, asked) -> {
            if (call.equals("fetch")) {
                fetched.addAndGet(asked.length());
            }
        });

        SearchOutcome outcome = search(new Pattern.Bytes(MaskedBytes.exactly(new byte[] {'w', 0, 0})), 2);

        assertThat(outcome.matches().size()).isEqualTo(64);
        assertThat(outcome.coverage().coveredBytes()).isEqualTo(TERABYTE);
        assertThat(fetched.get()).isLessThan(1024 * PAGE);
    }

    @Test
    void leavesOutMatchesInNeverTouchedMemoryUnlessAskedFor() {
        memory.map(AddressRange.ofLength(START, 4 * PAGE), "")
                .set(START + PAGE, 1, PageState.DIRTY_MEMORY)
                .write(START + PAGE, "\1".repeat((int) PAGE - 2));
        Pattern zeros = new Pattern.Bytes(MaskedBytes.exactly(new byte[4]));

        SearchOutcome without = search(zeros, 1);
        SearchOutcome with = new SearchTask(
                        memory, new Search(zeros, Scope.EVERYTHING, ReadPolicy.QUIET, true, 100_000), PAGE)
                .run(NO_HELPERS, 1);

        assertThat(Found.listOf(without.matches()))
                .isEqualTo(Found.at(zeros, START + 2 * PAGE - 2, START + 2 * PAGE - 1));
        assertThat(with.found()).isEqualTo((PAGE - 3) + (2 * PAGE + 2 - 3));
    }

    @Test
    void readsNothingButWhatTheProcessDirtiedWhenToldSo() {
        memory.mapFile(AddressRange.ofLength(START, 64 * PAGE), "/usr/bin/true", 0)
                .set(START + 20 * PAGE, 1, PageState.DIRTY_MEMORY)
                .write(START, "word")
                .write(START + 20 * PAGE + 7, "word");
        List<AddressRange> fetched = new ArrayList<>();
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch")) {
                fetched.add(range);
            }
        });
        Search search = Search.of(text("word"), Scope.EVERYTHING.withStates(Scope.DIRTIED));

        SearchOutcome outcome = new SearchTask(memory, search, 16 * PAGE).run(NO_HELPERS, 1);

        assertThat(Found.listOf(outcome.matches())).containsExactly(new Found(START + 20 * PAGE + 7, 4));
        assertThat(fetched).containsExactly(AddressRange.ofLength(START + 20 * PAGE, PAGE));
        assertThat(outcome.coverage().covered()).isEqualTo(Map.of(ByteOrigin.PROCESS_MEMORY, PAGE));
    }

    @Test
    void endsSoonWhenCancelled() {
        map(START, 4096).write(START, "word");
        AtomicInteger fetches = new AtomicInteger();
        SearchTask task = new SearchTask(memory, Search.of(text("word"), Scope.EVERYTHING), PAGE);
        memory.beforeEachCall((call, _) -> {
            if (call.equals("fetch") && fetches.incrementAndGet() >= 100) {
                task.cancel();
            }
        });

        SearchOutcome outcome = task.run(HELPERS, 2);

        assertThat(outcome.ending()).isEqualTo(new Ending.Cancelled());
        assertThat(fetches.get()).isLessThan(105);
        assertThat(Found.listOf(outcome.matches())).containsExactly(new Found(START, 4));
        assertThat(outcome.coverage().coveredBytes()).isLessThan(110 * PAGE);
    }

    @Test
    void sharesOneRegionAmongItsThreads() {
        map(START, 512).write(START + 500 * PAGE, "word");
        CountDownLatch both = new CountDownLatch(2);
        AtomicBoolean shared = new AtomicBoolean();
        memory.beforeEachCall((call, _) -> {
            if (call.equals("fetch")) {
                both.countDown();
                shared.compareAndSet(false, await(both));
            }
        });

        SearchOutcome outcome = search(text("word"), 2);

        assertThat(shared).isTrue();
        assertThat(Found.listOf(outcome.matches())).containsExactly(new Found(START + 500 * PAGE, 4));
    }

    @Test
    void showsMatchesAndProgressWhileItRuns() {
        map(START, 64).write(START + 8, "word");
        SearchTask task = new SearchTask(memory, Search.of(text("word"), Scope.EVERYTHING), PAGE);
        List<SearchProgress> seen = new ArrayList<>();
        memory.beforeEachCall((call, range) -> {
            if (call.equals("fetch") && range.start() == START + 32 * PAGE) {
                seen.add(task.progress());
            }
        });

        assertThat(task.progress()).isEqualTo(SearchProgress.NONE);
        task.run(NO_HELPERS, 1);

        assertThat(seen).singleElement().satisfies(progress -> {
            assertThat(progress.totalBytes()).isEqualTo(64 * PAGE);
            assertThat(progress.doneBytes()).isEqualTo(32 * PAGE);
            assertThat(progress.share()).isEqualTo(0.5);
            assertThat(progress.found()).isEqualTo(1);
        });
        assertThat(task.progress().share()).isEqualTo(1);
    }

    @Test
    void passesOnTheFailureOfAWorker() {
        map(START, 4);
        memory.beforeEachCall((call, _) -> {
            if (call.equals("fetch")) {
                throw new IllegalArgumentException("planted");
            }
        });

        assertThatThrownBy(() -> search(text("word"), 2)).rootCause().hasMessage("planted");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Maps pages that the process has written.
    private ArrayMemory map(long start, long pages) {
        return memory.map(AddressRange.ofLength(start, pages * PAGE), "").set(start, pages, PageState.DIRTY_MEMORY);
    }

    private SearchOutcome search(Pattern pattern, int threads) {
        return new SearchTask(memory, Search.of(pattern, Scope.EVERYTHING), PAGE).run(HELPERS, threads);
    }

    private static Pattern text(String text) {
        return new Pattern.Bytes(MaskedBytes.exactly(text.getBytes(StandardCharsets.UTF_8)));
    }
}
