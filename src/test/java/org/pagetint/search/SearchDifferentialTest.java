package org.pagetint.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageState;
import org.pagetint.memory.Permissions;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

/// The search against [PlainSearch], on memory, patterns, scopes, chunk sizes and numbers of threads from chance.
class SearchDifferentialTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "worker");
        thread.setDaemon(true);
        return thread;
    });

    @AfterContainer
    static void closePool() {
        POOL.shutdown();
    }

    /// For a long run: `mvn test -Dtest=SearchDifferentialTest -Dsearch.cases=10` makes 2,000 of the 200 cases.
    private static final int CASES = Integer.getInteger("search.cases", 1);

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void findsWhatAPlainSearchFinds(@ForAll long seed) {
        int agreed = 0;
        for (long next = seed; agreed < CASES; next++) {
            try {
                findsWhatAPlainSearchFinds(new Random(next));
                agreed++;
            } catch (PlainSearch.GivenUpException _) {
                // Nothing to compare with: another one takes its place.
            }
        }
    }

    private static void findsWhatAPlainSearchFinds(Random random) {
        RandomMemory memory = new RandomMemory(random, 8);
        RandomPattern pattern = RandomPattern.of(random, memory);
        Scope scope = scope(random);
        boolean zeros = random.nextInt(3) == 0;
        Search search = new Search(pattern.pattern(), scope, ReadPolicy.QUIET, zeros, Integer.MAX_VALUE);
        long chunk = (1L + random.nextInt(5)) * RandomMemory.PAGE;

        SearchOutcome outcome = new SearchTask(memory.memory(), search, chunk).run(POOL, 1 + random.nextInt(3));

        Expected expected = new Expected(search, pattern.expression(), memory.pages());
        assertThat(outcome.ending()).isEqualTo(new Ending.Complete());
        assertThat(sorted(Found.listOf(outcome.matches()))).isEqualTo(expected.matches);
        assertThat(Found.listOf(outcome.matches())).isSortedAccordingTo(Comparator.comparingLong(Found::address));
        assertThat(outcome.found()).isEqualTo(expected.matches.size());
        assertThat(outcome.coverage().covered()).isEqualTo(expected.covered);
        assertThat(outcome.coverage().skipped()).isEqualTo(expected.skipped);
    }

    private static List<Found> sorted(List<Found> matches) {
        return matches.stream().sorted(Found.ORDER).toList();
    }

    private static Scope scope(Random random) {
        Scope scope = Scope.EVERYTHING;
        if (random.nextInt(3) == 0) {
            List<AddressRange> ranges = new ArrayList<>();
            for (int range = random.nextInt(3); range >= 0; range--) {
                long start = 0xf000L + random.nextInt(40 * RandomMemory.PAGE);
                ranges.add(AddressRange.ofLength(start, random.nextInt(12 * RandomMemory.PAGE)));
            }
            scope = scope.within(ranges);
        }
        if (random.nextInt(3) == 0) {
            scope = scope.withStates(random.nextBoolean() ? Scope.DIRTIED : someStates(random));
        }
        if (random.nextInt(4) == 0) {
            scope = scope.withPermissions(new PermissionFilter(random.nextBoolean() ? "rw-?" : "????"));
        }
        return scope;
    }

    private static Set<PageState> someStates(Random random) {
        EnumSet<PageState> states = EnumSet.noneOf(PageState.class);
        for (PageState state : PageState.values()) {
            if (random.nextBoolean()) {
                states.add(state);
            }
        }
        return states;
    }

    /// What must come out, worked out byte by byte.
    private static final class Expected {
        private static final List<AddressRange> ALL = List.of(new AddressRange(0, -1));
        private final List<Found> matches = new ArrayList<>();
        private final Map<ByteOrigin, Long> covered = new EnumMap<>(ByteOrigin.class);
        private final Map<UnknownReason, Long> skipped = new EnumMap<>(UnknownReason.class);
        private final Search search;
        private final String expression;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final BitSet others = new BitSet();
        private long start;
        private boolean pageMayBeSearched;

        Expected(Search search, String expression, List<RandomMemory.Page> pages) {
            this.search = search;
            this.expression = expression;
            for (RandomMemory.Page page : pages) {
                pageMayBeSearched = mayBeSearched(page);
                for (int offset = 0; offset < RandomMemory.PAGE; offset++) {
                    add(page, offset);
                }
            }
            endStretch();
        }

        private void add(RandomMemory.Page page, int offset) {
            long address = page.start() + offset;
            boolean searched = pageMayBeSearched && isInRange(address);
            if (searched && page.run().reason().isPresent()) {
                skipped.merge(page.run().reason().get(), 1L, Long::sum);
            } else if (searched) {
                covered.merge(page.run().origin(), 1L, Long::sum);
            }
            if (!searched || page.bytes().isEmpty()) {
                endStretch();
                return;
            }
            if (start + bytes.size() != address) {
                endStretch();
                start = address;
            }
            boolean zero =
                    page.run().origin() == ByteOrigin.ZERO_FILL || page.run().state() == PageState.ZERO_PAGE;
            others.set(bytes.size(), !zero);
            bytes.write(page.bytes().get()[offset]);
        }

        private boolean mayBeSearched(RandomMemory.Page page) {
            Permissions permissions = page.permissions();
            boolean permitted = switch (search.scope().permissions().text()) {
                case "r???" -> permissions.read();
                case "rw-?" -> permissions.read() && permissions.write() && !permissions.execute();
                default -> true;
            };
            return permitted && search.scope().states().contains(page.run().state());
        }

        private boolean isInRange(long address) {
            for (AddressRange range : search.scope().ranges().orElse(ALL)) {
                if (range.contains(address)) {
                    return true;
                }
            }
            return false;
        }

        private void endStretch() {
            for (Found match : PlainSearch.matches(search.pattern(), expression, bytes.toByteArray(), start)) {
                int from = (int) (match.address() - start);
                int other = others.nextSetBit(from);
                boolean untouched = other < 0 || other >= from + match.length();
                if (search.zeros() || !untouched) {
                    matches.add(match);
                }
            }
            bytes.reset();
            others.clear();
        }
    }
}
