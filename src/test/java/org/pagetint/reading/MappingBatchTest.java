package org.pagetint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.MadeUp;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageState;

/// Against a look at each mapping by itself.
final class MappingBatchTest {
    private static final long PAGE = 4096;
    private static final long START = 0x7000_0000;

    @Property(tries = 100)
    void givesEachMappingItsOwnPages(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        ArrayMemory memory = new ArrayMemory();
        long at = START;
        int count = 1 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            at += PAGE * random.nextInt(3);
            long pages = random.nextLong(1, 10);
            memory.map(AddressRange.ofLength(at, pages * PAGE), "");
            for (long page = 0; page < pages; page++) {
                memory.set(at + page * PAGE, 1, PageState.IN_BARS.get(random.nextInt(3)));
            }
            at += pages * PAGE;
        }
        MappingBatch batch = new MappingBatch();
        List<PageCounts> alone = new ArrayList<>();
        for (Mapping mapping : memory.mappings().list()) {
            assertThat(batch.add(mapping)).isTrue();
            PageCounts.Sum sum = new PageCounts.Sum();
            memory.pages(
                    mapping.range(), run -> sum.add(run.state(), run.range().length()));
            alone.add(sum.toCounts());
        }

        assertThat(batch.count(memory)).isEqualTo(alone);
    }

    @Test
    void takesInWhatLiesCloseAndIsNotTooMuch() {
        Mapping small = MadeUp.mapping(START, START + PAGE);
        long close = START + PAGE + (1 << 20);

        assertThat(batchOf(small).add(MadeUp.mapping(close, close + PAGE))).isTrue();
        assertThat(batchOf(small).add(MadeUp.mapping(close + PAGE, close + 2 * PAGE)))
                .isFalse();
        assertThat(batchOf(small).add(MadeUp.mapping(START + PAGE, START + (1L << 30))))
                .isFalse();
        assertThat(batchOf(MadeUp.mapping(START, START + (1L << 40))).mappings())
                .hasSize(1);
    }

    @Test
    void countsPagesOfEveryState() {
        assertThat(PageState.IN_BARS).containsExactlyInAnyOrder(PageState.values());
    }

    private static MappingBatch batchOf(Mapping first) {
        MappingBatch batch = new MappingBatch();
        assertThat(batch.add(first)).isTrue();
        return batch;
    }
}
