package org.pagetint.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.memory.ByteText;
import org.pagetint.process.RunState;

class StatLineTest {
    /// `/proc/PID/stat` of a shell on Linux 6.18, its name replaced.
    private static final String AFTER_NAME =
            " S 1 4711 4711 34816 4711 4194304 1021 0 0 0 1 2 0 0 20 0 3 0 123456 4636672 907 18446744073709551615"
                    + " 1 1 0 0 0 0 65536 3670020 1266777851 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n";

    private static Optional<StatLine> parse(String line) {
        return StatLine.parse(line.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsTheFields() {
        assertThat(parse("4711 (bash)" + AFTER_NAME))
                .contains(new StatLine(4711, new ByteText("bash"), RunState.SLEEPING, 1, 4194304, 3, 123456));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a) R 2 (b", "two words", "line\nbreak", ")", "(", "", "\u001b[2J"})
    void takesTheNameUpToTheLastParenthesis(String name) {
        assertThat(parse("4711 (" + name + ")" + AFTER_NAME).map(StatLine::name))
                .contains(new ByteText(name));
    }

    @Test
    void knowsAKernelThreadByItsFlag() {
        assertThat(parse("2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 5 0 0")
                        .map(StatLine::kernelThread))
                .contains(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4711", "4711 (bash", "4711 (bash)", "4711 (bash) S 1 2", "x (bash)" + AFTER_NAME, ")("})
    void isNothingWhenTheLineIsTorn(String line) {
        assertThat(parse(line)).isEmpty();
    }
}
