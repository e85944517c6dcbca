package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagetint.process.ProcessFailedException;

final class FragmentedMemoryTest {
    private static final Mapping REGION = MadeUp.mapping(0x5000, 0x6200);
    private static final long ALL = -1;

    @Test
    void takesARegionAsOneChunkWithoutAChunkSize() throws Exception {
        FragmentedMemory walk = new FragmentedMemory(new WalkedMemory(new PageSize(0x1000), REGION), ReadPolicy.QUIET);

        assertThat(chunks(walk, whole())).containsExactly(AddressRange.ofLength(0x5000, 0x1200));
    }

    @ParameterizedTest
    @CsvSource({"0x1000, 0x1000", "0x300, 0x600", "0x800, 0x800"})
    void roundsTheChunkSizeToPages(String page, String length) throws Exception {
        WalkedMemory memory = new WalkedMemory(new PageSize(Long.decode(page)), REGION);
        FragmentedMemory walk = new FragmentedMemory(memory, ReadPolicy.QUIET);

        assertThat(walk.next(chunksOf(0x800))).contains(AddressRange.ofLength(0x5000, Long.decode(length)));
    }

    @Test
    void goesOnWithTheNextChunkUntilTheRegionEnds() throws Exception {
        FragmentedMemory walk = new FragmentedMemory(new WalkedMemory(new PageSize(0x800), REGION), ReadPolicy.QUIET);

        assertThat(chunks(walk, chunksOf(0x800)))
                .containsExactly(
                        AddressRange.ofLength(0x5000, 0x800),
                        AddressRange.ofLength(0x5800, 0x800),
                        AddressRange.ofLength(0x6000, 0x200));
    }

    @Test
    void advancesByTheRoundedSizeSoThatNoByteIsSkipped() throws Exception {
        Mapping region = MadeUp.mapping(0x5000, 0x9000);
        FragmentedMemory walk = new FragmentedMemory(new WalkedMemory(new PageSize(0x1000), region), ReadPolicy.QUIET);

        assertThat(chunks(walk, chunksOf(0x1800)))
                .containsExactly(
                        AddressRange.ofLength(0x5000, 0x1000),
                        AddressRange.ofLength(0x6000, 0x1000),
                        AddressRange.ofLength(0x7000, 0x1000),
                        AddressRange.ofLength(0x8000, 0x1000));
    }

    @Test
    void leavesOutRegionsThatCannotBeReadAndEmptyOnes() throws Exception {
        Mapping guarded = MadeUp.mapping(0x1000, 0x2000, new Permissions(false, true, true, false));
        Mapping empty = MadeUp.mapping(0x3000, 0x3000);
        WalkedMemory memory = new WalkedMemory(new PageSize(0x1000), guarded, empty, REGION);
        FragmentedMemory walk = new FragmentedMemory(memory, ReadPolicy.QUIET);

        assertThat(chunks(walk, whole())).containsExactly(REGION.range());
    }

    @Test
    void walksToTheEndOfTheAddressSpace() throws Exception {
        Mapping last = MadeUp.mapping(-0x3000, -1);
        FragmentedMemory walk = new FragmentedMemory(new WalkedMemory(new PageSize(0x1000), last), ReadPolicy.QUIET);

        assertThat(chunks(walk, chunksOf(0x2000)))
                .containsExactly(new AddressRange(-0x3000, -0x1000), new AddressRange(-0x1000, -1));
    }

    @Test
    void readsTheMappingsAgainAfterAReset() throws Exception {
        WalkedMemory memory = new WalkedMemory(new PageSize(0x1000), REGION);
        FragmentedMemory walk = new FragmentedMemory(memory, ReadPolicy.QUIET);
        Mapping other = MadeUp.mapping(0x8000, 0x9000);

        assertThat(walk.next(whole())).contains(REGION.range());
        memory.remap(other);
        walk.reset();

        assertThat(walk.fetch(whole(), new ChunkBuffer(0x1000))).isEmpty();
        assertThat(chunks(walk, whole())).containsExactly(other.range());
    }

    @Test
    void hasNothingToFetchBeforeTheFirstChunkAndAfterTheLast() throws Exception {
        FragmentedMemory walk = new FragmentedMemory(new WalkedMemory(new PageSize(0x1000), REGION), ReadPolicy.QUIET);

        try (ChunkBuffer buffer = new ChunkBuffer(0x2000)) {
            assertThat(walk.fetch(whole(), buffer)).isEmpty();
            chunks(walk, whole());
            assertThat(walk.fetch(whole(), buffer)).isEmpty();
        }
    }

    @Test
    void fetchesTheCurrentChunk() throws Exception {
        FragmentedMemory walk = new FragmentedMemory(new WalkedMemory(new PageSize(0x800), REGION), ReadPolicy.QUIET);

        try (ChunkBuffer buffer = new ChunkBuffer(0x1000)) {
            walk.next(chunksOf(0x800));
            walk.next(chunksOf(0x800));
            Chunk chunk = walk.fetch(chunksOf(0x800), buffer).orElseThrow();

            assertThat(chunk.range()).isEqualTo(AddressRange.ofLength(0x5800, 0x800));
            assertThat(chunk.byteAt(0x5812)).isEqualTo((byte) 0x12);
        }
    }

    @ParameterizedTest
    @CsvSource({"0x0, 0x800", "0x900, 0x800", "0x1000, 0x1000", "0x1100, 0x1000", "0x9000, 0x1200"})
    void cutsAFetchAtTheLargestSizeRoundedToPages(String largest, String length) throws Exception {
        WalkedMemory memory = new WalkedMemory(new PageSize(0x800), REGION);
        FragmentedMemory walk = new FragmentedMemory(memory, ReadPolicy.QUIET);
        MemoryParams params = new MemoryParams(OptionalLong.empty(), Long.decode(largest), true);

        try (ChunkBuffer buffer = new ChunkBuffer(0x2000)) {
            walk.next(params);
            walk.fetch(params, buffer);
        }

        assertThat(memory.fetched()).containsExactly(AddressRange.ofLength(0x5000, Long.decode(length)));
    }

    @Test
    void fetchesAChunkTwiceOnlyIfToldSo() throws Exception {
        FragmentedMemory walk = new FragmentedMemory(new WalkedMemory(new PageSize(0x1000), REGION), ReadPolicy.QUIET);
        MemoryParams once = new MemoryParams(OptionalLong.of(0x1000), ALL, false);
        MemoryParams again = new MemoryParams(OptionalLong.of(0x1000), ALL, true);

        try (ChunkBuffer buffer = new ChunkBuffer(0x1000)) {
            walk.next(once);
            assertThat(walk.fetch(once, buffer)).isPresent();
            assertThat(walk.fetch(once, buffer)).isEmpty();
            assertThat(walk.fetch(again, buffer)).isPresent();
            walk.next(once);
            assertThat(walk.fetch(once, buffer)).isPresent();
        }
    }

    private static MemoryParams whole() {
        return new MemoryParams(OptionalLong.empty(), ALL, true);
    }

    private static MemoryParams chunksOf(long size) {
        return new MemoryParams(OptionalLong.of(size), ALL, true);
    }

    private static List<AddressRange> chunks(FragmentedMemory walk, MemoryParams params) throws ProcessFailedException {
        List<AddressRange> chunks = new ArrayList<>();
        walk.next(params).ifPresent(chunks::add);
        while (true) {
            var next = walk.next(params);
            if (next.isEmpty()) {
                return chunks;
            }
            chunks.add(next.get());
        }
    }
}
