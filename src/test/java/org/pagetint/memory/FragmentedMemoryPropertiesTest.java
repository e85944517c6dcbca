package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import org.pagetint.process.ProcessFailedException;

/// Whatever the sizes, the chunks of a walk tile each region exactly.
final class FragmentedMemoryPropertiesTest {

    @Property
    void tilesEveryRegionExactlyOnce(
            @ForAll("regions") List<Mapping> regions,
            @ForAll("chunkSizes") long chunkSize,
            @ForAll @LongRange(min = 1, max = 0x20000) long page)
            throws ProcessFailedException {
        WalkedMemory memory = new WalkedMemory(new PageSize(page), regions.toArray(Mapping[]::new));

        List<AddressRange> chunks = walk(memory, OptionalLong.of(chunkSize));

        assertThat(joined(chunks)).isEqualTo(joined(ranges(regions)));
        long size = new PageSize(page).roundSize(chunkSize);
        assertThat(chunks).noneMatch(AddressRange::isEmpty);
        assertThat(chunks).allMatch(chunk -> Long.compareUnsigned(chunk.length(), size) <= 0);
        assertThat(chunks).allMatch(chunk -> chunk.length() == size || endsARegion(chunk, regions));
    }

    @Property
    void takesEachRegionWholeWithoutAChunkSize(@ForAll("regions") List<Mapping> regions) throws ProcessFailedException {
        WalkedMemory memory = new WalkedMemory(PageSize.DEFAULT, regions.toArray(Mapping[]::new));

        assertThat(walk(memory, OptionalLong.empty())).isEqualTo(ranges(regions));
    }

    @Property
    void roundsToWholePagesAndNeverUpButToOne(@ForAll long size, @ForAll @LongRange(min = 1) long page) {
        long rounded = new PageSize(page).roundSize(size);

        assertThat(Long.remainderUnsigned(rounded, page)).isZero();
        assertThat(rounded).isNotZero();
        if (Long.compareUnsigned(size, page) < 0) {
            assertThat(rounded).isEqualTo(page);
        } else {
            assertThat(Long.compareUnsigned(size - rounded, page)).isNegative();
        }
    }

    /// Up to eight regions of up to two million bytes, with and without gaps, anywhere in the address space.
    @Provide
    Arbitrary<List<Mapping>> regions() {
        Arbitrary<Long> length = Arbitraries.longs().between(1, 0x200000);
        Arbitrary<Long> gap = Arbitraries.oneOf(
                Arbitraries.just(0L),
                Arbitraries.longs().between(0, 0x1000),
                Arbitraries.longs().between(0, Long.MAX_VALUE / 8));
        return Combinators.combine(gap, length)
                .as(Tuple::of)
                .list()
                .ofMaxSize(8)
                .map(steps -> {
                    List<Mapping> mappings = new ArrayList<>();
                    long at = Long.MAX_VALUE / 2;
                    for (var step : steps) {
                        at += step.get1();
                        mappings.add(MadeUp.mapping(at, at + step.get2()));
                        at += step.get2();
                    }
                    return mappings;
                });
    }

    /// Sizes that make few chunks, or so large that there is one.
    @Provide
    Arbitrary<Long> chunkSizes() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0x1000, 0x100000),
                Arbitraries.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE, 0x10000L));
    }

    private static List<AddressRange> walk(WalkedMemory memory, OptionalLong chunkSize) throws ProcessFailedException {
        FragmentedMemory walk = new FragmentedMemory(memory, ReadPolicy.QUIET);
        MemoryParams params = new MemoryParams(chunkSize, -1, true);
        List<AddressRange> chunks = new ArrayList<>();
        for (Optional<AddressRange> next = walk.next(params); next.isPresent(); next = walk.next(params)) {
            chunks.add(next.get());
        }
        return chunks;
    }

    /// The ranges with those joined that touch: equal for two lists that cover the same addresses once and in order.
    private static List<AddressRange> joined(List<AddressRange> ranges) {
        List<AddressRange> joined = new ArrayList<>();
        for (AddressRange range : ranges) {
            if (!joined.isEmpty() && joined.getLast().end() == range.start()) {
                joined.add(new AddressRange(joined.removeLast().start(), range.end()));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    private static boolean endsARegion(AddressRange chunk, List<Mapping> regions) {
        return regions.stream().anyMatch(region -> region.range().end() == chunk.end());
    }

    private static List<AddressRange> ranges(List<Mapping> regions) {
        return regions.stream().map(Mapping::range).toList();
    }
}
