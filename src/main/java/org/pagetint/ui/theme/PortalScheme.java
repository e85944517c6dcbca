package org.pagetint.ui.theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Asks the desktop whether it is dark, through the settings portal (`org.freedesktop.appearance`, `color-scheme`) that
/// GNOME, KDE and others answer, by the program `gdbus`. JavaFX itself follows GTK alone.
public final class PortalScheme {
    private static final List<String> ARGUMENTS = List.of(
            "call",
            "--session",
            "--timeout=1",
            "--dest=org.freedesktop.portal.Desktop",
            "--object-path=/org/freedesktop/portal/desktop",
            "--method=org.freedesktop.portal.Settings.Read",
            "org.freedesktop.appearance",
            "color-scheme");
    private static final long PATIENCE_SECONDS = 2;
    private static final Pattern ANSWER = Pattern.compile("uint32 (\\d)");

    private PortalScheme() {}

    /// Whether the desktop is dark; nothing if it has no opinion, or there is no such desktop. Takes up to two seconds:
    /// not on the FX thread.
    public static Optional<Boolean> isDark() {
        return isDark("gdbus");
    }

    /// The same, asked by another program in the place of `gdbus`.
    static Optional<Boolean> isDark(String program) {
        try {
            List<String> command =
                    Stream.concat(Stream.of(program), ARGUMENTS.stream()).toList();
            Process asking =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            asking.getOutputStream().close();
            if (!asking.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                asking.destroyForcibly();
                return Optional.empty();
            }
            return parse(new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Optional.empty(); // No gdbus: what JavaFX knows will do.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// What the portal answered: `(<<uint32 1>>,)` is dark, 2 is light, 0 no opinion.
    static Optional<Boolean> parse(String answer) {
        Matcher number = ANSWER.matcher(answer);
        if (!number.find()) {
            return Optional.empty();
        }
        return switch (number.group(1)) {
            case "1" -> Optional.of(true);
            case "2" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
