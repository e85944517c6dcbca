package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AddressRangeTest {
    private static final AddressRange VSYSCALL = new AddressRange(0xffffffffff600000L, 0xffffffffff601000L);

    @Test
    void holdsItsStartAndNotItsEnd() {
        AddressRange range = new AddressRange(0x1000, 0x2000);

        assertThat(range.contains(0x1000)).isTrue();
        assertThat(range.contains(0x1fff)).isTrue();
        assertThat(range.contains(0x2000)).isFalse();
        assertThat(range.contains(0xfff)).isFalse();
    }

    @Test
    void comparesAddressesUnsigned() {
        assertThat(VSYSCALL.contains(0xffffffffff600800L)).isTrue();
        assertThat(VSYSCALL.contains(0x1000)).isFalse();
        assertThat(new AddressRange(0x1000, -1).contains(0x2000)).isTrue();
        assertThat(VSYSCALL).isGreaterThan(new AddressRange(0x7fff_ffff_f000L, 0x7fff_ffff_ffffL));
        assertThat(new AddressRange(0x1000, -1).length()).isEqualTo(-0x1001);
    }

    @Test
    void refusesAnEndBelowItsStartByUnsignedOrder() {
        assertThatThrownBy(() -> new AddressRange(0xffffffffff600000L, 0x1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ffffffffff600000");
        assertThatThrownBy(() -> AddressRange.ofLength(-0x1000, 0x2000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsAnotherRangeOnlyIfAllOfItLiesInside() {
        AddressRange range = new AddressRange(0x1000, 0x3000);

        assertThat(range.contains(range)).isTrue();
        assertThat(range.contains(new AddressRange(0x1000, 0x2000))).isTrue();
        assertThat(range.contains(new AddressRange(0x3000, 0x3000))).isTrue();
        assertThat(range.contains(new AddressRange(0x2000, 0x3001))).isFalse();
        assertThat(range.contains(new AddressRange(0xfff, 0x2000))).isFalse();
    }

    @Test
    void meetsAnotherRangeWhereBothHaveAnAddress() {
        AddressRange range = new AddressRange(0x1000, 0x3000);

        assertThat(range.intersect(new AddressRange(0x2000, 0x5000))).contains(new AddressRange(0x2000, 0x3000));
        assertThat(range.intersect(new AddressRange(0, -1))).contains(range);
        assertThat(range.intersect(VSYSCALL)).isEmpty();
        assertThat(range.intersect(new AddressRange(0x3000, 0x4000))).isEmpty();
        assertThat(range.intersect(new AddressRange(0x2000, 0x2000))).isEmpty();
    }

    @Test
    void givesItsFirstBytesOrAllOfIt() {
        assertThat(VSYSCALL.first(0x10)).isEqualTo(AddressRange.ofLength(VSYSCALL.start(), 0x10));
        assertThat(VSYSCALL.first(0x1000)).isEqualTo(VSYSCALL);
        assertThat(VSYSCALL.first(-1)).isEqualTo(VSYSCALL);
        assertThat(VSYSCALL.first(0).isEmpty()).isTrue();
    }

    @Test
    void ordersByStartThenByEnd() {
        AddressRange low = new AddressRange(0x1000, 0x2000);
        AddressRange longer = new AddressRange(0x1000, 0x3000);
        AddressRange higher = new AddressRange(0x2000, 0x2000);

        assertThat(List.of(VSYSCALL, higher, longer, low).stream().sorted())
                .containsExactly(low, longer, higher, VSYSCALL);
    }

    @Test
    void printsAsInMaps() {
        assertThat(VSYSCALL).hasToString("ffffffffff600000-ffffffffff601000");
    }
}
