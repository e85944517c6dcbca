package org.pagetint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class TextWidthTest {
    @Test
    void countsColumnsAsATerminalDoes() {
        assertThat(TextWidth.of("plain")).isEqualTo(5);
        assertThat(TextWidth.of("記憶")).isEqualTo(4);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("🔍")).isEqualTo(2);
    }

    @Test
    void cutsWhatDoesNotFit() {
        assertThat(TextWidth.fitted("abcdef", OptionalInt.of(6))).isEqualTo("abcdef");
        assertThat(TextWidth.fitted("abcdef", OptionalInt.of(5))).isEqualTo("abcd…");
        assertThat(TextWidth.fitted("記憶領域", OptionalInt.of(6))).isEqualTo("記憶…");
        assertThat(TextWidth.fittedEnd("/usr/lib/libc.so.6", OptionalInt.of(10)))
                .isEqualTo("…libc.so.6");
        assertThat(TextWidth.fittedEnd("/usr", OptionalInt.empty())).isEqualTo("/usr");
    }

    @Test
    void breaksBetweenWords() {
        assertThat(TextWidth.broken("one two three", OptionalInt.of(7))).isEqualTo("one two\nthree");
        assertThat(TextWidth.broken("one twothreefour five", OptionalInt.of(8))).isEqualTo("one\ntwothreefour\nfive");
        assertThat(TextWidth.broken("one two three", OptionalInt.empty())).isEqualTo("one two three");
    }
}
