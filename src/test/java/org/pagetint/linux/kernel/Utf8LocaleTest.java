package org.pagetint.linux.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class Utf8LocaleTest {
    @Test
    void putsALocaleOfUtf8InPlaceOfTheOneThatIsNotThere() {
        assertThat(Utf8Locale.environment(List.of("HOME=/", "LC_ALL=xx_XX", "LANG=xx")))
                .contains(List.of("HOME=/", "LANG=xx", "LC_ALL=C.UTF-8"));
        assertThat(Utf8Locale.environment(List.of())).contains(List.of("LC_ALL=C.UTF-8"));
    }

    @Test
    void triesEachLocaleOnceAndThenGoesOn() {
        assertThat(Utf8Locale.environment(List.of("LC_ALL=C.UTF-8"))).contains(List.of("LC_ALL=en_US.UTF-8"));
        assertThat(Utf8Locale.environment(List.of("LC_ALL=en_US.UTF-8", "A=b"))).isEmpty();
        assertThat(Utf8Locale.environment(List.of("LC_ALL=en_US.UTF-8", "LC_ALL=x")))
                .isEmpty();
    }
}
