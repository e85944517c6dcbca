package org.pagetint.ui.hex.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.Mappings;

class GoToTargetTest {
    private static final AddressRange HEAP = AddressRange.ofLength(0x5500_0000_0000L, 0x20_0000);
    private static final AddressRange LIBC = AddressRange.ofLength(0x7f00_0000_0000L, 0x10_0000);
    private static final AddressRange LIBSTDCPP = AddressRange.ofLength(0x7f00_0020_0000L, 0x10_0000);

    private final ArrayMemory memory = new ArrayMemory()
            .map(AddressRange.ofLength(0xbad000, 0x1000), "")
            .map(HEAP, "[heap]")
            .mapFile(LIBC, "/usr/lib/libc.so.6", 0)
            .mapFile(LIBSTDCPP, "/usr/lib/libstdc++.so.6", 0);
    private final GoToTarget target = new GoToTarget(0x7f00_0000_1040L, LIBC, memory.mappingsNow());

    @ParameterizedTest
    @CsvSource({
        "7f0000001234, 7f0000001234",
        "0x7f0000001234, 7f0000001234",
        "' 7f00`00001234 ', 7f0000001234",
        "7f00_0000_1234, 7f0000001234",
        "+10, 7f0000001050",
        "+0x10, 7f0000001050",
        "+1f, 7f000000105f",
        "-40, 7f0000001000",
        "−40, 7f0000001000",
        "start, 7f0000000000",
        "END, 7f00000fffff",
        "end-f, 7f00000ffff0",
        "[heap], 550000000000",
        "heap, 550000000000",
        "heap+0x100, 550000000100",
        "libc.so.6, 7f0000000000",
        "libc.so.6+0x29d90, 7f0000029d90",
        "/usr/lib/libc.so.6, 7f0000000000",
        "libstdc++.so.6, 7f0000200000",
        "libstdc++.so.6+16, 7f0000200016",
        "stdc, 7f0000200000",
        "7f0000000000+0x10, 7f0000000010",
        "ffffffffff600000, ffffffffff600000",
    })
    void understands(String text, String address) {
        assertThat(target.parse(text)).hasValue(Long.parseUnsignedLong(address, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "+", "-", "nothing", "heap+", "heap+zz", "0x", "12345678901234567", "+ff ff"})
    void saysNothingOfWhatItDoesNotUnderstand(String text) {
        assertThat(target.parse(text)).isEmpty();
    }

    /// As the window calls a region without a name; of several, the one in view.
    @Test
    void takesBackWhatItShows() {
        AddressRange first = AddressRange.ofLength(0xbad000, 0x1000);
        AddressRange second = AddressRange.ofLength(0x6600_0000_0000L, 0x20_0000);
        Mappings mappings = memory.map(second, "").mappingsNow();

        assertThat(new GoToTarget(0, second, mappings).parse("anonymous + 1c1880"))
                .hasValue(second.start() + 0x1c1880);
        assertThat(new GoToTarget(0, LIBC, mappings).parse("anonymous + 10")).hasValue(first.start() + 0x10);
    }

    @Test
    void takesAnAddressThatIsMappedBeforeANameOfTheSameDigits() {
        assertThat(target.parse("bad123")).hasValue(0xbad123);
    }

    @ParameterizedTest
    @CsvSource({
        "7f0000000010-7f0000000020, 7f0000000010, 7f0000000020",
        "7f0000000010+16, 7f0000000010, 7f0000000020",
        "+16, 7f0000001040, 7f0000001050",
        "start-end, 7f0000000000, 7f0000100000",
        "heap+0x100, 550000000000, 550000000100",
    })
    void understandsRanges(String text, String start, String end) {
        assertThat(target.range(text)).contains(new AddressRange(Long.parseLong(start, 16), Long.parseLong(end, 16)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7f00", "20-10", "10-10", "+0", "x+4", "4-x"})
    void saysNothingOfWhatIsNoRange(String text) {
        assertThat(target.range(text)).isEmpty();
    }
}
