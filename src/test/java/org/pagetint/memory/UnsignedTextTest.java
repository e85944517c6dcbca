package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnsignedTextTest {
    @ParameterizedTest
    @CsvSource({
        "ff, 255",
        "0xFF, 255",
        "0X10, 16",
        "7f00`1000, 0x7f001000",
        "7f00_1000, 0x7f001000",
        "ffffffffffffffff, -1"
    })
    void readsAddressesInHexadecimal(String text, String value) {
        assertThat(UnsignedText.address(text)).hasValue(Long.decode(value));
    }

    @Test
    void readsLengthsInDecimalUnlessTheySayOtherwise() {
        assertThat(UnsignedText.length("10")).hasValue(10);
        assertThat(UnsignedText.length("0x10")).hasValue(16);
        assertThat(UnsignedText.length("a0")).isEmpty();
    }

    /// The second one has digits of another script.
    @ParameterizedTest
    @ValueSource(strings = {"", "٣٤", "-1", "+1", "0x", "g", "1 0", "1ffffffffffffffff"})
    void takesNothingElseForANumber(String text) {
        assertThat(UnsignedText.address(text)).isEmpty();
        assertThat(UnsignedText.length(text)).isEmpty();
    }
}
