package org.pagetint.ui.hex.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;

class SelectionTest {
    @Test
    void isTheSameInBothDirections() {
        assertThat(Selection.at(0x20).extendedTo(0x10).range()).isEqualTo(new AddressRange(0x10, 0x21));
        assertThat(Selection.at(0x10).extendedTo(0x20).range()).isEqualTo(new AddressRange(0x10, 0x21));
    }

    @Test
    void holdsTheByteUnderTheCursorAtLeast() {
        assertThat(Selection.at(0x10).range().length()).isOne();
        assertThat(Selection.at(0x10).isMany()).isFalse();
    }

    @Test
    void spansTheSignOfAddresses() {
        AddressRange range = new AddressRange(0x7fff_ffff_ffff_f000L, 0x8000_0000_0000_1000L);

        assertThat(Selection.of(range).range()).isEqualTo(range);
        assertThat(Selection.of(range).cursor()).isEqualTo(range.start());
    }
}
