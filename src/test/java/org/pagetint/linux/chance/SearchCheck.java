package org.pagetint.linux.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.search.PermissionFilter;
import org.pagetint.search.Scope;
import org.pagetint.search.Search;
import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchTask;
import org.pagetint.search.pattern.MaskedBytes;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.StringEncoding;

/// `search` and `strings`: they find what a plain search of the known bytes finds.
final class SearchCheck {
    private static final int PAGE = PlainReader.PAGE;
    private static final int NEEDLES = 4;
    private static final int NEEDLE = 8;
    private static final int MOST_CHUNK_SHIFT = 9;
    private static final PermissionFilter ANY = new PermissionFilter("????");
    private static final List<Set<StringEncoding>> ENCODINGS = List.of(
            EnumSet.allOf(StringEncoding.class),
            EnumSet.of(StringEncoding.ASCII),
            EnumSet.of(StringEncoding.UTF_16_LITTLE_ENDIAN));

    private final ProcessMemory memory;
    private final Plan plan;
    private final Seen seen;
    private final Executor pool;
    private final Random random;
    private final List<Stretch> stretches;

    /// @param pool lends threads
    SearchCheck(ProcessMemory memory, Plan plan, Seen seen, Executor pool) {
        this.memory = memory;
        this.plan = plan;
        this.seen = seen;
        this.pool = pool;
        this.random = plan.random();
        this.stretches = Stretch.of(seen);
    }

    /// Searches for bytes that are there, and for strings.
    void run() {
        for (int i = 0; i < NEEDLES && !stretches.isEmpty(); i++) {
            byte[] needle = needle(stretches.get(random.nextInt(stretches.size())));
            // No pattern looked for here matches zeros alone, so it does not matter whether those are wanted.
            if (!isZero(needle)) {
                agree(new Pattern.Bytes(MaskedBytes.exactly(needle)), PlainMatches.bytes(needle, stretches));
            }
        }
        int least = 3 + random.nextInt(6);
        Set<StringEncoding> encodings = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
        agree(new Pattern.Strings(least, encodings), PlainMatches.strings(least, encodings, stretches));
    }

    /// Eight bytes of a stretch: half of them across the edge of a page, which may be that of a region.
    private byte[] needle(Stretch stretch) {
        int pages = stretch.bytes().length / PAGE;
        int at = random.nextInt(stretch.bytes().length - NEEDLE);
        if (pages > 1 && random.nextBoolean()) {
            at = (1 + random.nextInt(pages - 1)) * PAGE - 1 - random.nextInt(NEEDLE - 1);
        }
        return Arrays.copyOfRange(stretch.bytes(), at, at + NEEDLE);
    }

    private static boolean isZero(byte... needle) {
        for (byte value : needle) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private void agree(Pattern pattern, List<Match> expected) {
        boolean neverTouched = random.nextInt(4) == 0;
        Scope scope = Scope.EVERYTHING.withPermissions(ANY).within(plan.windows());
        Search search = new Search(pattern, scope, ReadPolicy.QUIET, neverTouched, Search.DEFAULT_LIMIT);
        long chunk = (long) PAGE << random.nextInt(MOST_CHUNK_SHIFT);
        SearchOutcome outcome = new SearchTask(memory, search, chunk).run(pool, 1 + random.nextInt(2));
        assertThat(outcome.isComplete())
                .as("the search for %s ends: %s", pattern, outcome.ending())
                .isTrue();
        assertThat(Match.of(outcome.matches()))
                .as("matches of %s in pieces of %d", pattern, chunk)
                .isEqualTo(expected);
        assertThat(outcome.found()).isEqualTo(expected.size());
        assertThat(outcome.coverage().coveredBytes())
                .as("bytes covered by the search for %s", pattern)
                .isEqualTo((long) seen.pages().size() * PAGE);
    }
}
