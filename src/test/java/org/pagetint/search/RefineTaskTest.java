package org.pagetint.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.child.Footprint;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.UnknownReason;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.PatternParser;
import org.pagetint.search.pattern.Query;
import org.pagetint.search.pattern.StringEncoding;
import org.pagetint.search.pattern.TextEncoding;

/// Narrowing in on values of a real process, as one does who looks for where a number is kept.
@Timeout(60)
class RefineTaskTest {
    private static final long PAGE = 4096;
    private static final int PLACES = 6;

    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private Target target;
    private ProcessMemory memory;
    private AddressRange range = new AddressRange(0, 0);

    @BeforeEach
    void startTarget() throws Exception {
        target = Target.start();
        memory = LinuxMemorySource.ofThisMachine().open(target.id());
        range = target.anonymous(1000);
    }

    @AfterEach
    void stopTarget() {
        memory.close();
        target.close();
        pool.shutdown();
    }

    /// The places lie a few pages, and at last some hundred pages, apart; one crosses the edge of two pages.
    private long place(int index) {
        return index == PLACES - 1 ? range.end() - PAGE : range.start() + index * (3 * PAGE - 2);
    }

    private void poke(int index, byte[] bytes) throws Exception {
        target.poke(place(index), bytes);
    }

    private static byte[] int32(int value, ByteOrder order) {
        return ByteBuffer.allocate(4).order(order).putInt(value).array();
    }

    private static byte[] float64(double value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array();
    }

    private static Pattern pattern(Query query) throws PatternException {
        return new PatternParser(Mappings.none()).parse(query);
    }

    private static Pattern int32(String text, ByteOrder order) throws PatternException {
        return pattern(new Query.Numeric(text, NumberType.I32, order, false));
    }

    private Matches search(Pattern pattern) {
        Search search = Search.of(pattern, Scope.EVERYTHING.within(List.of(range)));
        return new SearchTask(memory, search).run(pool, 2).matches();
    }

    private SearchOutcome refine(Matches before, Refinement refinement) {
        return new RefineTask(memory, before, refinement).run(pool, 2);
    }

    private List<Integer> places(Matches matches) {
        return Found.listOf(matches).stream()
                .map(found -> {
                    for (int index = 0; index < PLACES; index++) {
                        if (place(index) == found.address()) {
                            return index;
                        }
                    }
                    throw new AssertionError("a match elsewhere: " + found);
                })
                .toList();
    }

    @Test
    void comparesIntegersWithWhatTheyWereAtTheLastLook() throws Exception {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (int index = 0; index < PLACES; index++) {
                poke(index, int32(-7, order));
            }
            Matches first = search(int32("-7", order));
            poke(1, int32(-8, order));
            poke(2, int32(300, order));
            poke(PLACES - 1, int32(-6, order));

            Matches changed = refine(first, Refinement.Change.CHANGED).matches();
            assertThat(places(first)).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(places(changed)).containsExactly(1, 2, 5);
            assertThat(places(refine(first, Refinement.Change.UNCHANGED).matches()))
                    .containsExactly(0, 3, 4);
            assertThat(places(refine(first, Refinement.Change.INCREASED).matches()))
                    .containsExactly(2, 5);
            assertThat(places(refine(first, Refinement.Change.DECREASED).matches()))
                    .containsExactly(1);
            assertThat(places(refine(first, new Refinement.Matching(first.pattern()))
                            .matches()))
                    .containsExactly(0, 3, 4);
            assertThat(places(refine(first, new Refinement.Matching(int32("300", order)))
                            .matches()))
                    .containsExactly(2);

            poke(2, int32(301, order));
            assertThat(places(refine(changed, Refinement.Change.INCREASED).matches()))
                    .containsExactly(2);
            assertThat(places(refine(changed, Refinement.Change.UNCHANGED).matches()))
                    .containsExactly(1, 5);
        }
    }

    @Test
    void comparesFloatingPointNumbersByValue() throws Exception {
        for (int index = 0; index < 4; index++) {
            poke(index, float64(-0.5));
        }
        Matches first = search(pattern(new Query.Numeric("-0.5", NumberType.F64, ByteOrder.LITTLE_ENDIAN, false)));
        poke(0, float64(-0.25));
        poke(1, float64(-1e300));
        poke(2, float64(Double.NaN));

        assertThat(places(refine(first, Refinement.Change.INCREASED).matches())).containsExactly(0);
        assertThat(places(refine(first, Refinement.Change.DECREASED).matches())).containsExactly(1);
        assertThat(places(refine(first, Refinement.Change.CHANGED).matches())).containsExactly(0, 1, 2);
    }

    @Test
    void comparesLongBytesAndStillFindsTextAndStrings() throws Exception {
        byte[] text = "a text of twenty bytes".getBytes(StandardCharsets.UTF_8);
        for (int index = 0; index < 3; index++) {
            poke(index, text);
        }
        Matches bytes = search(pattern(new Query.Text("A TEXT of twenty bytes", TextEncoding.UTF_8, true)));
        Matches strings = search(pattern(new Query.Strings(6, EnumSet.of(StringEncoding.ASCII))));
        Matches expression = search(pattern(new Query.Expression("tw[a-z]+y", false)));
        target.poke(place(1) + 11, new byte[] {'W'});

        assertThat(places(refine(bytes, Refinement.Change.CHANGED).matches())).containsExactly(1);
        assertThat(places(
                        refine(bytes, new Refinement.Matching(bytes.pattern())).matches()))
                .containsExactly(0, 1, 2);
        assertThat(refine(expression, new Refinement.Matching(expression.pattern()))
                        .found())
                .isEqualTo(2);
        target.poke(place(2) + 4, new byte[] {0});
        assertThat(places(refine(strings, new Refinement.Matching(strings.pattern()))
                        .matches()))
                .containsExactly(0, 1);
        assertThat(Refinement.Change.of(strings.pattern())).isEmpty();
        assertThatThrownBy(() -> new RefineTask(memory, strings, Refinement.Change.CHANGED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesTheProcessAsItWasAndSaysWhatCouldNotBeRead() throws Exception {
        for (int index = 0; index < PLACES; index++) {
            poke(index, int32(77, ByteOrder.LITTLE_ENDIAN));
        }
        Matches first = search(int32("77", ByteOrder.LITTLE_ENDIAN));
        long last = place(PLACES - 1);
        target.call("munmap", last, PAGE);
        target.call("madvise", range.start(), PAGE, (long) Kernel.MADV_DONTNEED);
        target.stop();
        AddressRange rest = new AddressRange(range.start(), last);
        Footprint before = Footprint.of(target.pid(), rest);

        SearchOutcome outcome = refine(first, Refinement.Change.UNCHANGED);

        assertThat(Footprint.of(target.pid(), rest)).isEqualTo(before);
        assertThat(places(outcome.matches())).containsExactly(1, 2, 3, 4);
        assertThat(outcome.coverage().skipped()).isEqualTo(Map.of(UnknownReason.NOT_MAPPED, 4L));
        assertThat(outcome.coverage().coveredBytes()).isEqualTo(20);
        assertThat(outcome.disturbance().couldBeOursKilobytes()).isZero();
        assertThat(outcome.isComplete()).isTrue();
    }

    @Test
    void keepsThePlacesOfAMillionMatches() throws Exception {
        target.fill(range, 1, 0);
        Matches first = search(pattern(new Query.Numeric("0..127", NumberType.U8, ByteOrder.LITTLE_ENDIAN, false)));
        AddressRange half = range.first(500 * PAGE);
        target.fill(half, 2, 0);

        Matches kept = refine(first, Refinement.Change.UNCHANGED).matches();

        assertThat(first.size()).isEqualTo(Search.DEFAULT_LIMIT);
        int index = 0;
        for (int match = 0; match < first.size(); match++) {
            long address = first.address(match);
            byte now = half.contains(address) ? byteOf(2, address - range.start()) : (byte) first.value(match);
            if (now == (byte) first.value(match)) {
                assertThat(kept.address(index++)).isEqualTo(address);
            }
        }
        assertThat(kept.size()).isEqualTo(index).isLessThan(first.size());
    }

    private static byte byteOf(long seed, long position) {
        return (byte) (org.pagetint.linux.child.Pattern.word(seed, position & -8) >>> (8 * (position & 7)));
    }

    @Test
    void endsWithAFailureWhenTheProcessIsGone() throws Exception {
        poke(0, int32(77, ByteOrder.LITTLE_ENDIAN));
        Matches first = search(int32("77", ByteOrder.LITTLE_ENDIAN));
        target.kill();

        assertThat(refine(first, Refinement.Change.UNCHANGED).ending()).isInstanceOf(Ending.Failed.class);
    }
}
