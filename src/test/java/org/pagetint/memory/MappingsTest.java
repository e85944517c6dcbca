package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MappingsTest {
    private static final Mapping LOW = MadeUp.mapping(0x1000, 0x3000);
    private static final Mapping NEXT = MadeUp.mapping(0x3000, 0x4000);
    private static final Mapping HIGH = MadeUp.mapping(0x7fff_0000_0000L, 0x7fff_0001_0000L);
    private static final Mapping VSYSCALL = MadeUp.mapping(0xffffffffff600000L, 0xffffffffff601000L);
    private static final Mappings MAPPINGS = new Mappings(List.of(LOW, NEXT, HIGH, VSYSCALL), 0);

    @Test
    void findsTheMappingOfAnAddress() {
        assertThat(MAPPINGS.at(0x1000)).contains(LOW);
        assertThat(MAPPINGS.at(0x2fff)).contains(LOW);
        assertThat(MAPPINGS.at(0x3000)).contains(NEXT);
        assertThat(MAPPINGS.at(0x7fff_0000_8000L)).contains(HIGH);
        assertThat(MAPPINGS.at(0xffffffffff600fffL)).contains(VSYSCALL);
    }

    @Test
    void findsNoneInAGap() {
        assertThat(MAPPINGS.at(0)).isEmpty();
        assertThat(MAPPINGS.at(0xfff)).isEmpty();
        assertThat(MAPPINGS.at(0x4000)).isEmpty();
        assertThat(MAPPINGS.at(0xffffffffff601000L)).isEmpty();
        assertThat(MAPPINGS.at(-1)).isEmpty();
        assertThat(Mappings.none().at(0x1000)).isEmpty();
    }

    @Test
    void findsTheNextMappingAboveAGap() {
        assertThat(MAPPINGS.atOrAfter(0)).contains(LOW);
        assertThat(MAPPINGS.atOrAfter(0x2fff)).contains(LOW);
        assertThat(MAPPINGS.atOrAfter(0x3000)).contains(NEXT);
        assertThat(MAPPINGS.atOrAfter(0x4000)).contains(HIGH);
        assertThat(MAPPINGS.atOrAfter(0x7fff_0001_0000L)).contains(VSYSCALL);
        assertThat(MAPPINGS.atOrAfter(0xffffffffff601000L)).isEmpty();
    }

    @Test
    void findsTheMappingsOfARange() {
        assertThat(MAPPINGS.in(new AddressRange(0, -1))).containsExactly(LOW, NEXT, HIGH, VSYSCALL);
        assertThat(MAPPINGS.in(new AddressRange(0x2fff, 0x3001))).containsExactly(LOW, NEXT);
        assertThat(MAPPINGS.in(new AddressRange(0x3000, 0x4000))).containsExactly(NEXT);
        assertThat(MAPPINGS.in(new AddressRange(0x4000, 0x7fff_0000_0000L))).isEmpty();
        assertThat(MAPPINGS.in(new AddressRange(0xffffffffff601000L, -1))).isEmpty();
    }
}
