package org.pagetint.ui.hex.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;

class AddressColumnTest {
    private static final AddressRange FILE = AddressRange.ofLength(0x7f00_0001_0000L, 0x4000);
    private static final AddressRange HEAP = AddressRange.ofLength(0x5500_0000_0000L, 0x4000);
    private static final AddressRange VSYSCALL = AddressRange.ofLength(0xffff_ffff_ff60_0000L, 0x1000);

    private final ArrayMemory memory = new ArrayMemory()
            .map(HEAP, "[heap]")
            .mapFile(FILE, "/usr/lib/libc.so.6", 0x2000)
            .map(VSYSCALL, "[vsyscall]");

    private String text(AddressStyle style, AddressRange region, long address) {
        return new AddressColumn(style, region, memory.mappingsNow()).text(address);
    }

    @ParameterizedTest
    @CsvSource({
        "ADDRESS, '7f0000011230'",
        "REGION_OFFSET, '+000000001230'",
        "FILE_OFFSET, '@000000003230'",
    })
    void countsTheSameByteFromThreePlaces(AddressStyle style, String expected) {
        assertThat(text(style, FILE, FILE.start() + 0x1230)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ADDRESS, 'ffffffffff600010'",
        "REGION_OFFSET, '+000000000010'",
        "FILE_OFFSET, '            -'",
    })
    void worksAboveTheSignedAddressesAndWithoutAFile(AddressStyle style, String expected) {
        assertThat(text(style, VSYSCALL, VSYSCALL.start() + 0x10)).isEqualTo(expected);
    }
}
