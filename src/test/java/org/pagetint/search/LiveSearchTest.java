package org.pagetint.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.search.pattern.MaskedBytes;
import org.pagetint.search.pattern.Pattern;

/// Searches of real processes.
@Timeout(120)
class LiveSearchTest {
    private static final long MEBIBYTE = 1L << 20;
    private static final long PAGE = 4096;

    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private Target target;
    private ProcessMemory memory;

    @BeforeEach
    void startTarget() throws Exception {
        target = Target.start();
        memory = LinuxMemorySource.ofThisMachine().open(target.id());
    }

    @AfterEach
    void stopTarget() {
        memory.close();
        target.close();
        pool.shutdown();
    }

    @Test
    void findsBytesInAllOfAProcessAndLeavesItAsItWas() throws Exception {
        AddressRange range = anonymous(64 * MEBIBYTE);
        target.fill(AddressRange.ofLength(range.start(), 16 * MEBIBYTE), 7, 0);
        AddressRange untouched = anonymous(1024 * MEBIBYTE);
        long position = 5 * MEBIBYTE + PAGE - 8;
        target.stop();
        Search search = Search.of(bytes(written(7, position, 16)), Scope.EVERYTHING);

        SearchOutcome outcome = new SearchTask(memory, search).run(pool, 2);

        assertThat(outcome.isComplete()).isTrue();
        assertThat(Found.listOf(outcome.matches())).contains(new Found(range.start() + position, 16));
        assertThat(outcome.disturbance().kilobytes()).isNotEmpty();
        assertThat(outcome.disturbance().couldBeOursKilobytes()).isZero();
        assertThat(outcome.coverage().coveredBytes()).isGreaterThan(untouched.length());
    }

    @Test
    void findsEveryEightBytesThatTheProcessWrote() throws Exception {
        AddressRange range = anonymous(2 * MEBIBYTE);
        target.fill(range, 3, 0);
        Scope scope = Scope.EVERYTHING.within(List.of(range));

        for (long position = 0; position < range.length(); position += 64 * 1024 - 8) {
            Search search = Search.of(bytes(written(3, position, 8)), scope);
            SearchOutcome outcome = new SearchTask(memory, search, PAGE * 3).run(pool, 2);

            assertThat(Found.listOf(outcome.matches())).containsExactly(new Found(range.start() + position, 8));
        }
    }

    @Test
    void searchesATerabyteWithFewPages() throws Exception {
        AddressRange range = anonymous(1L << 40);
        long last = range.end() - PAGE;
        target.poke(range.start(), new byte[] {1, 2, 3, 4, 5});
        target.poke(last, new byte[] {1, 2, 3, 4, 5});
        Search search = Search.of(bytes(new byte[] {1, 2, 3, 4, 5}), Scope.EVERYTHING.within(List.of(range)));

        SearchOutcome outcome = new SearchTask(memory, search).run(pool, 2);

        assertThat(Found.listOf(outcome.matches())).containsExactly(new Found(range.start(), 5), new Found(last, 5));
        assertThat(outcome.coverage().coveredBytes()).isEqualTo(range.length());
    }

    @Test
    void endsBeforeItsEndWhenCancelled() throws Exception {
        AddressRange range = anonymous(256 * MEBIBYTE);
        target.fill(range, 1, 0);
        // Matches at every other address, so that there is more to do than reading
        Search search = Search.of(
                new Pattern.Bytes(MaskedBytes.of(new byte[] {0}, new byte[] {(byte) 0x80})),
                Scope.EVERYTHING.within(List.of(range)));
        SearchTask task = new SearchTask(memory, search);
        CompletableFuture<SearchOutcome> ending = CompletableFuture.supplyAsync(() -> task.run(pool, 2));
        Wait.until("the search finds something", () -> task.progress().found() > 0);
        task.cancel();
        SearchOutcome outcome = ending.get(20, TimeUnit.SECONDS);

        assertThat(outcome.ending()).isEqualTo(new Ending.Cancelled());
        assertThat(outcome.coverage().coveredBytes()).isLessThan(range.length());
    }

    @Test
    void endsWithWhatItFoundWhenTheProcessIsKilled() throws Exception {
        AddressRange range = anonymous(16 * MEBIBYTE);
        target.fill(range, 1, 0);
        target.kill();

        SearchOutcome outcome =
                new SearchTask(memory, Search.of(bytes(new byte[] {1, 2}), Scope.EVERYTHING)).run(pool, 2);

        assertThat(outcome.ending()).isInstanceOf(Ending.Failed.class);
        assertThat(outcome.coverage()).isEqualTo(Coverage.NOTHING);
    }

    private AddressRange anonymous(long length) throws Exception {
        return target.map(
                length, Kernel.READ_WRITE, Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS | Kernel.MAP_NORESERVE, -1, 0);
    }

    private static byte[] written(long seed, long position, int length) {
        return org.pagetint.linux.child.Pattern.bytes(seed, position, length);
    }

    private static Pattern bytes(byte[] bytes) {
        return new Pattern.Bytes(MaskedBytes.exactly(bytes));
    }
}
