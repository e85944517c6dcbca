package org.pagetint.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.pagetint.search.pattern.MaskedBytes;
import org.pagetint.search.pattern.Pattern;

class MatchComparisonTest {
    private static final Pattern PATTERN = new Pattern.Bytes(MaskedBytes.exactly(new byte[] {1}));

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void everyMatchIsNewGoneOrKept(@ForAll long seed) {
        Random random = new Random(seed);
        SortedMap<Long, Long> before = matches(random);
        SortedMap<Long, Long> now = matches(random);

        MatchComparison comparison = MatchComparison.of(of(before), of(now));

        assertThat(addresses(comparison.fresh())).isEqualTo(without(now.keySet(), before.keySet()));
        assertThat(addresses(comparison.gone())).isEqualTo(without(before.keySet(), now.keySet()));
        Set<Long> both = new LinkedHashSet<>(now.keySet());
        both.retainAll(before.keySet());
        assertThat(addresses(comparison.kept())).isEqualTo(List.copyOf(both));
        for (int index = 0; index < comparison.kept().size(); index++) {
            assertThat(comparison.kept().value(index))
                    .isEqualTo(now.get(comparison.kept().address(index)));
        }
    }

    private static SortedMap<Long, Long> matches(Random random) {
        TreeMap<Long, Long> matches = new TreeMap<>(Long::compareUnsigned);
        for (int count = random.nextInt(40); count > 0; count--) {
            long high = random.nextBoolean() ? 0xffff_ffff_ff60_0000L : 0x1000;
            matches.put(high + random.nextInt(50), random.nextLong());
        }
        return matches;
    }

    private static Matches of(SortedMap<Long, Long> matches) {
        MatchBuffer buffer = new MatchBuffer();
        matches.forEach(buffer::add);
        return Matches.of(PATTERN, buffer);
    }

    private static List<Long> without(Set<Long> all, Set<Long> others) {
        return all.stream().filter(address -> !others.contains(address)).toList();
    }

    private static List<Long> addresses(Matches matches) {
        List<Long> addresses = new ArrayList<>();
        for (int index = 0; index < matches.size(); index++) {
            addresses.add(matches.address(index));
        }
        return addresses;
    }
}
