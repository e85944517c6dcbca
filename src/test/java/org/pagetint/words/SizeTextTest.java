package org.pagetint.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "1536, 1.50 KiB",
        "12288, 12 KiB",
        "1011712, 988 KiB",
        "1047552, 1023 KiB",
        "1048575, 1.00 MiB",
        "67108864, 64 MiB",
        "1299227607, 1.21 GiB",
        "1099511627776, 1 TiB",
        "9223372036854775807, 8.00 EiB",
        "-1, 16.0 EiB",
        "-9223372036854775808, 8 EiB",
    })
    void hasThreeSignificantDigits(long bytes, String text) {
        assertThat(SizeText.of(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|1 byte", "4096|4,096 bytes", "-1|18,446,744,073,709,551,615 bytes"})
    void isExactToTheByteWhereAsked(long bytes, String text) {
        assertThat(SizeText.exact(bytes)).isEqualTo(text);
    }
}
