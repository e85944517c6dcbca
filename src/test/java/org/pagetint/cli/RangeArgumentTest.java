package org.pagetint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.memory.AddressRange;
import picocli.CommandLine.TypeConversionException;

class RangeArgumentTest {
    @ParameterizedTest
    @CsvSource({
        "7f00-8000, 7f00, 8000",
        "0x7f00-0x8000, 7f00, 8000",
        "7f00+16, 7f00, 7f10",
        "7f00+0x10, 7f00, 7f10",
        "ffffffffff600000-ffffffffff601000, ffffffffff600000, ffffffffff601000"
    })
    void readsStartAndEnd(String text, String start, String end) {
        assertThat(RangeArgument.parse(text))
                .isEqualTo(new RangeArgument.Exact(
                        new AddressRange(Long.parseUnsignedLong(start, 16), Long.parseUnsignedLong(end, 16))));
    }

    @Test
    void takesALoneAddressForItsRegion() {
        assertThat(RangeArgument.parse("0x7f00")).isEqualTo(new RangeArgument.RegionAt(0x7f00));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "7f00-",
                "-8000",
                "8000-7f00",
                "7f00-7f00",
                "7f00+0",
                "7f00+",
                "7f00+g",
                "7f00+-1",
                "x",
                "0x",
                "7f00-8000-9000",
                "10000000000000000-10000000000000001",
                "ffffffffffffffff+2",
                "7f00+ff",
                "+5",
                "7f00-+8000"
            })
    void saysWhatIsWrong(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> RangeArgument.parse(text))
                .withMessageMatching(".+\\.|.+0x in front\\.");
    }
}
