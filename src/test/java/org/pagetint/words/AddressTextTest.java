package org.pagetint.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;
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

    @Test
    void hasTheDigitsOfAnyAddress() {
        for (int round = 0; round < 10_000; round++) {
            long address = ThreadLocalRandom.current().nextLong()
                    >>> ThreadLocalRandom.current().nextInt(64);
            String digits = Long.toHexString(address);

            String expected = "0".repeat(Math.max(0, (digits.length() > 12 ? 16 : 12) - digits.length())) + digits;
            assertThat(AddressText.of(address)).isEqualTo(expected);
        }
    }
}
