package org.pagetint.app;

import java.util.Map;
import java.util.Optional;
import org.pagetint.words.Messages;

/// The display of this machine, if it has one.
final class Display {
    private static final Messages TEXT = Messages.of(Display.class);

    /// Opens the window and returns when it was closed.
    ///
    /// @return why there is none, one sentence, if there could be none
    Optional<String> open() {
        if (!isThere(System.getenv(), Optional.ofNullable(System.getProperty("glass.platform")))) {
            return Optional.of(TEXT.text("no-display"));
        }
        try {
            Desktop.launch();
            return Optional.empty();
        } catch (UnsupportedOperationException e) {
            return Optional.of(TEXT.text("display-failed", String.valueOf(e.getMessage())));
        }
    }

    /// Whether JavaFX can find a display: it needs X11 (XWayland on Wayland), or its headless platform.
    static boolean isThere(Map<String, String> environment, Optional<String> glassPlatform) {
        return !environment.getOrDefault("DISPLAY", "").isEmpty()
                || glassPlatform.filter("Headless"::equalsIgnoreCase).isPresent();
    }
}
