package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

class ArrayMemoryTest {
    private static final long START = 0x7f00_0000_0000L;
    private static final long TERABYTE = 1L << 40;

    private final ArrayMemory memory = new ArrayMemory()
            .map(AddressRange.ofLength(START, TERABYTE), "")
            .set(START + 0x1000, 2, PageState.DIRTY_MEMORY)
            .set(START + 0x5000, 1, PageState.UNREADABLE, UnknownReason.GUARD_PAGE)
            .write(START + 0x1ffe, "word");

    @Test
    void tilesARangeThatSpansGapsAndRuns() throws ProcessFailedException {
        AddressRange range = new AddressRange(START - 0x1000, START + TERABYTE + 0x1000);

        assertThat(memory.pages(range))
                .extracting(PageRun::range)
                .containsExactly(
                        new AddressRange(START - 0x1000, START),
                        new AddressRange(START, START + 0x1000),
                        new AddressRange(START + 0x1000, START + 0x3000),
                        new AddressRange(START + 0x3000, START + 0x5000),
                        new AddressRange(START + 0x5000, START + 0x6000),
                        new AddressRange(START + 0x6000, START + TERABYTE),
                        new AddressRange(START + TERABYTE, START + TERABYTE + 0x1000));
    }

    @Test
    void fetchesWhatWasWrittenAcrossPages() throws ProcessFailedException {
        try (ChunkBuffer buffer = new ChunkBuffer(0x10000)) {
            Chunk chunk = memory.fetch(new AddressRange(START + 0x1000, START + 0x3000), ReadPolicy.QUIET, buffer);

            assertThat(new byte[] {chunk.byteAt(START + 0x1ffe), chunk.byteAt(START + 0x2001)})
                    .asString()
                    .isEqualTo("wd");
        }
    }

    @Test
    void failsOnceToldSo() {
        memory.failWith(new ProcessFailure.Exited(ArrayMemory.PROCESS));

        assertThatThrownBy(memory::mappings).isInstanceOf(ProcessFailedException.class);
    }
}
