package org.pagetint.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagetint.ui.Robot;

class SystemSchemeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        (<<uint32 1>>,)   | true
        (<<uint32 2>>,)   | false
        (<<uint32 0>>,)   |
        Error: no session |
        """)
    void readsWhatThePortalAnswers(String answer, Boolean dark) {
        assertThat(PortalScheme.parse(answer)).isEqualTo(Optional.ofNullable(dark));
    }

    @Test
    void followsThePortalAndThePersonBeforeIt() {
        Robot robot = new Robot();
        AtomicReference<Optional<Boolean>> portal = new AtomicReference<>(Optional.of(true));
        SystemScheme scheme = robot.inFx(() -> new SystemScheme(Runnable::run, portal::get));
        Appearance appearance = robot.inFx(() -> new Appearance(scheme.dark()));

        robot.inFx(scheme::ask);
        robot.waitUntil("it is dark", () -> appearance.dark().get());
        robot.inFx(() -> appearance.themeProperty().set(Theme.LIGHT));
        assertThat(robot.inFx(() -> appearance.dark().get())).isFalse();
        robot.inFx(() -> appearance.themeProperty().set(Theme.SYSTEM));
        portal.set(Optional.of(false));
        robot.inFx(scheme::ask);
        robot.waitUntil("it is light", () -> !appearance.dark().get());
    }
}
