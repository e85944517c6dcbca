package org.pagetint.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTextTest {

    @Test
    void hasTwelveDigits() {
        assertThat(AddressText.of(0x400000L)).isEqualTo("000000400000");
    }

    @Test
    void hasSixteenDigitsAboveTheUsersAddresses() {
        assertThat(AddressText.of(0xffffffffff600000L)).isEqualTo("ffffffffff600000");
    }
}
