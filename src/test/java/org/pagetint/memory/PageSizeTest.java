package org.pagetint.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PageSizeTest {
    private static final PageSize PAGE = new PageSize(4096);

    @ParameterizedTest
    @CsvSource({"0, 4096", "500, 4096", "4095, 4096", "4096, 4096", "4097, 4096", "8000, 4096", "9000, 8192"})
    void roundsASizeDownButNeverToNothing(long size, long rounded) {
        assertThat(PAGE.roundSize(size)).isEqualTo(rounded);
    }

    @Test
    void roundsTheLargestUnsignedNumberToItselfLess4095() {
        assertThat(PAGE.roundSize(-1)).isEqualTo(-1L - 4095);
    }

    @ParameterizedTest
    @CsvSource({"0, 0x300", "0x2ff, 0x300", "0x300, 0x300", "0x5ff, 0x300", "0x800, 0x600", "0x1800, 0x1800"})
    void roundsToPagesThatAreNoPowerOfTwo(String size, String rounded) {
        assertThat(new PageSize(0x300).roundSize(Long.decode(size))).isEqualTo(Long.decode(rounded));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void takes4096WhenTheSystemDoesNotSay(long answer) {
        assertThat(PageSize.ofSysconf(answer)).isEqualTo(PAGE);
    }

    @Test
    void takesWhatTheSystemSays() {
        assertThat(PageSize.ofSysconf(65536).bytes()).isEqualTo(65536);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -4096})
    void refusesAPageWithoutBytes(long bytes) {
        assertThatThrownBy(() -> new PageSize(bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsThePageOfAnAddressAboveTheMiddleOfTheAddressSpace() {
        long vsyscall = 0xffffffffff600000L;

        assertThat(PAGE.floor(vsyscall + 0x123)).isEqualTo(vsyscall);
        assertThat(PAGE.ceiling(vsyscall + 0x123)).isEqualTo(vsyscall + 0x1000);
        assertThat(PAGE.ceiling(vsyscall)).isEqualTo(vsyscall);
    }

    @Test
    void findsNoPageAfterTheLastOne() {
        assertThat(PAGE.ceiling(-1)).isEqualTo(-4096);
    }

    @Test
    void widensARangeToTheWholePagesItTouches() {
        assertThat(PAGE.widen(new AddressRange(0x1fff, 0x2001))).isEqualTo(new AddressRange(0x1000, 0x3000));
        assertThat(PAGE.widen(new AddressRange(0x1000, 0x2000))).isEqualTo(new AddressRange(0x1000, 0x2000));
        assertThat(PAGE.pages(new AddressRange(0x1000, 0x4000))).isEqualTo(3);
    }
}
