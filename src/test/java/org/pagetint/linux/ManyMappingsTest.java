package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Footprint;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;

/// A process with about as many mappings as the kernel allows.
@Timeout(60)
final class ManyMappingsTest {
    private static final long PAGE = 4096;
    private static final int MAPPINGS = 60_000;

    /// Where each look lists all mappings, so many on both sides of where the written pages end are read; else all.
    private static final int AROUND = 1_000;

    private static Target target;
    private static AddressRange range = new AddressRange(0, 0);

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
        range = target.anonymous(MAPPINGS);
        target.fill(AddressRange.ofLength(range.start(), MAPPINGS / 2 * PAGE), 1, 0);
        target.stripe(range);
        target.stop();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    static List<View> views() {
        return List.of(View.full(), View.withoutScan(), View.least());
    }

    @ParameterizedTest
    @MethodSource("views")
    void areListedLookedAtAndRead(View view) throws Exception {
        Expected expected = Expected.from(range.start())
                .memory(MAPPINGS / 2, PageState.DIRTY_MEMORY, Content.pattern(1))
                .zero(MAPPINGS / 2);

        int around = view.capabilities().mappingQuery() ? MAPPINGS / 2 : AROUND;
        long start = range.start() + (MAPPINGS / 2 - around) * PAGE;
        Expected middle = Expected.from(start)
                .memory(around, PageState.DIRTY_MEMORY, Content.pattern(1).from(start - range.start()))
                .zero(around);

        try (ProcessMemory memory = view.source().openDirectly(target.id());
                ChunkBuffer buffer = new ChunkBuffer(4 << 20)) {
            Footprint before = Footprint.of(target.pid(), range);
            MemoryCounters counters = memory.live().orElseThrow().counters();
            assertThat(memory.mappings().in(range)).hasSize(MAPPINGS);
            assertThat(memory.mappings().malformedLines()).isZero();
            assertThat(memory.pages(range)).isEqualTo(expected.runs(range));
            TracelessLook.fetchesAre(memory, ReadPolicy.QUIET, buffer, middle);
            assertThat(memory.live().orElseThrow().counters().since(counters).couldBeOursKilobytes())
                    .as("the meter")
                    .isZero();
            assertThat(Footprint.of(target.pid(), range)).isEqualTo(before);
        }
    }
}
