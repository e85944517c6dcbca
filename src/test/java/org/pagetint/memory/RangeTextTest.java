package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagetint.memory.RangeTextException.Problem;

class RangeTextTest {
    private static final AddressRange REGION = new AddressRange(0x7000, 0x9000);
    private static final Mappings MAPPINGS = new ArrayMemory().map(REGION, "").mappingsNow();

    @ParameterizedTest
    @CsvSource({
        "7f00-8000, 7f00, 8000",
        "0x7f00-0X8000, 7f00, 8000",
        "' 7f00 - 8000 ', 7f00, 8000",
        "7f00+16, 7f00, 7f10",
        "7f00+0x10, 7f00, 7f10",
        "ABCD+1, abcd, abce",
        "ffffffffff600000-ffffffffff601000, ffffffffff600000, ffffffffff601000"
    })
    void readsStartAndEnd(String text, String start, String end) throws Exception {
        AddressRange range = new AddressRange(Long.parseUnsignedLong(start, 16), Long.parseUnsignedLong(end, 16));

        assertThat(RangeText.parse(text)).isEqualTo(new RangeText.Exact(range));
        assertThat(RangeText.parse(text).in(Mappings.none())).isEqualTo(range);
    }

    @Test
    void takesALoneAddressForItsRegion() throws Exception {
        assertThat(RangeText.parse("0x7f00")).isEqualTo(new RangeText.RegionAt(0x7f00, 0));
        assertThat(RangeText.parse("0x7f00").in(MAPPINGS)).isEqualTo(REGION);
    }

    @Test
    void asksWhoKnowsThePlaces() throws Exception {
        RangeText.Places places = text -> text.equals("heap") ? OptionalLong.of(0x7000) : UnsignedText.address(text);

        assertThat(RangeText.parse("heap+4096", places).in(MAPPINGS)).isEqualTo(new AddressRange(0x7000, 0x8000));
        assertThat(RangeText.parse("heap", places).in(MAPPINGS)).isEqualTo(REGION);
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_AN_ADDRESS, 0, ''",
        "-, NOT_AN_ADDRESS, 0, ''",
        "7f00-, NOT_AN_ADDRESS, 5, ''",
        "-8000, NOT_AN_ADDRESS, 0, ''",
        "' 7f00 - 8g ', NOT_AN_ADDRESS, 8, 8g",
        "x, NOT_AN_ADDRESS, 0, x",
        "0x, NOT_AN_ADDRESS, 0, 0x",
        "٣, NOT_AN_ADDRESS, 0, ٣",
        "7f00-8000-9000, NOT_AN_ADDRESS, 0, 7f00-8000",
        "10000000000000000-10000000000000001, NOT_AN_ADDRESS, 0, 10000000000000000",
        "7f00-+8000, NOT_AN_ADDRESS, 5, +8000",
        "7f00+-1, NOT_AN_ADDRESS, 0, 7f00+",
        "+5, NOT_AN_ADDRESS, 0, ''",
        "7f00+, NOT_A_LENGTH, 5, ''",
        "7f00+g, NOT_A_LENGTH, 5, g",
        "7f00+ff, NOT_A_LENGTH, 5, ff",
        "8000-7f00, ENDS_BEFORE_START, 5, 8000-7f00",
        "7f00-7f00, ENDS_BEFORE_START, 5, 7f00-7f00",
        "7f00+0, ENDS_BEFORE_START, 5, 7f00+0",
        "ffffffffffffffff+2, ENDS_BEFORE_START, 17, ffffffffffffffff+2",
        "' 10', NO_REGION, 1, 10"
    })
    void saysWhatIsWrongAndWhere(String text, Problem problem, int position, String part) {
        assertThatExceptionOfType(RangeTextException.class)
                .isThrownBy(() -> RangeText.parse(text).in(MAPPINGS))
                .satisfies(wrong -> assertThat(wrong.problem()).isEqualTo(problem))
                .satisfies(wrong -> assertThat(wrong.position()).isEqualTo(position))
                .satisfies(wrong -> assertThat(wrong.part()).isEqualTo(part));
    }
}
