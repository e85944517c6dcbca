package org.pagetint.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FaultTextTest {
    private static final String HERE =
            " at org\\.pagetint\\.words\\.FaultTextTest\\.\\w+\\(FaultTextTest\\.java:\\d+\\)";

    @Test
    void namesTheFaultItsCausesAndWhereInTheProgramTheyCameFrom() {
        Exception cause = new IllegalStateException("a name\u001b[31m");
        Exception fault = new UnsupportedOperationException("not so", cause);

        assertThat(FaultText.of(fault).lines())
                .hasSize(2)
                .element(0)
                .asString()
                .matches("java\\.lang\\.UnsupportedOperationException: not so" + HERE);
        assertThat(FaultText.of(fault).lines().toList().getLast())
                .matches("java\\.lang\\.IllegalStateException: a name\\\\x1b\\[31m" + HERE);
    }

    @Test
    @SuppressWarnings("ReturnValueIgnored")
    void namesOurPlaceWhereALibraryThrew() {
        try {
            List.of().iterator().next();
        } catch (RuntimeException thrown) {
            assertThat(FaultText.of(thrown)).matches("java\\.util\\.NoSuchElementException" + HERE);
        }
    }

    @Test
    void endsWhereCausesGoRoundInACircle() {
        Exception one = new IllegalStateException("one");
        Exception two = new IllegalStateException("two", one);
        one.initCause(two);

        assertThat(FaultText.of(one).lines()).hasSize(8);
    }
}
