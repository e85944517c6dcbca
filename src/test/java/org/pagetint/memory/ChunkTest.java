package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChunkTest {
    private static final long BASE = 0xffffffffff600000L;
    private static final PageRun DIRTY =
            PageRun.known(AddressRange.ofLength(BASE, 0x2000), PageState.DIRTY_MEMORY, ByteOrigin.PROCESS_MEMORY);
    private static final PageRun GUARD = PageRun.unknown(
            AddressRange.ofLength(BASE + 0x2000, 0x1000), PageState.UNREADABLE, UnknownReason.GUARD_PAGE);
    private static final PageRun ZERO =
            PageRun.known(AddressRange.ofLength(BASE + 0x3000, 0x1000), PageState.NEVER_TOUCHED, ByteOrigin.ZERO_FILL);
    private static final AddressRange RANGE = AddressRange.ofLength(BASE, 0x4000);

    @Test
    void findsTheRunOfEachAddress() {
        Chunk chunk = new Chunk(RANGE, MemorySegment.ofArray(new byte[0x4000]), List.of(DIRTY, GUARD, ZERO));

        assertThat(chunk.runAt(BASE)).isEqualTo(DIRTY);
        assertThat(chunk.runAt(BASE + 0x1fff)).isEqualTo(DIRTY);
        assertThat(chunk.runAt(BASE + 0x2000)).isEqualTo(GUARD);
        assertThat(chunk.runAt(BASE + 0x3000)).isEqualTo(ZERO);
        assertThat(chunk.runAt(BASE + 0x3fff)).isEqualTo(ZERO);
    }

    @Test
    void findsTheByteOfAnAddress() {
        byte[] bytes = new byte[0x4000];
        bytes[0x123] = 42;
        Chunk chunk = new Chunk(RANGE, MemorySegment.ofArray(bytes), List.of(DIRTY, GUARD, ZERO));

        assertThat(chunk.byteAt(BASE + 0x123)).isEqualTo((byte) 42);
    }

    @Test
    void sumsWhatItCovered() {
        Chunk chunk = new Chunk(RANGE, MemorySegment.ofArray(new byte[0x4000]), List.of(DIRTY, GUARD, ZERO));

        assertThat(chunk.coverage())
                .isEqualTo(Coverage.NOTHING.plus(DIRTY).plus(GUARD).plus(ZERO));
    }

    @Test
    void demandsAsManyBytesAsAddresses() {
        assertThatThrownBy(() -> new Chunk(RANGE, MemorySegment.ofArray(new byte[0x3fff]), List.of(DIRTY)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
