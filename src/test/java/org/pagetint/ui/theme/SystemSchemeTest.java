package org.pagetint.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void asksThePortalThroughGdbus(@TempDir Path folder) throws Exception {
        String asked = "call --session --timeout=1 --dest=org.freedesktop.portal.Desktop"
                + " --object-path=/org/freedesktop/portal/desktop --method=org.freedesktop.portal.Settings.Read"
                + " org.freedesktop.appearance color-scheme";
        String answering = program(folder, "answering", "[ \"$*\" = '" + asked + "' ] && echo '(<<uint32 1>>,)'");

        assertThat(PortalScheme.isDark(answering)).contains(true);
        assertThat(PortalScheme.isDark(program(folder, "failing", "exit 1"))).isEmpty();
        assertThat(PortalScheme.isDark(folder.resolve("not there").toString())).isEmpty();
    }

    private static String program(Path folder, String name, String line) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
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
