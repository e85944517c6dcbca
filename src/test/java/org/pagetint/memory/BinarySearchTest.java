package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class BinarySearchTest {
    @Property
    void findsTheFirstPlaceThatIsNotBefore(
            @ForAll @IntRange(max = 200) int size, @ForAll @IntRange(max = 200) int first) {
        assertThat(BinarySearch.firstNot(size, at -> at < first)).isEqualTo(Math.min(size, first));
    }
}
