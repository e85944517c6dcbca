package org.pagetint.app;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.pagetint.cli.PictureStyle;
import org.pagetint.cli.WindowRequest;
import org.pagetint.cli.WindowStarter;
import org.pagetint.words.Messages;

/// The display of this machine, if it has one. Loads JavaFX only when something is shown or drawn.
final class Display implements WindowStarter {
    private static final Messages TEXT = Messages.of(Display.class);
    private static final String PLATFORM = "glass.platform";
    private static final String HEADLESS = "Headless";

    private final Parts parts;

    Display(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Optional<String> open(WindowRequest request) {
        if (!isThere(System.getenv(), Optional.ofNullable(System.getProperty(PLATFORM)))) {
            return Optional.of(TEXT.text("no-display"));
        }
        try {
            Desktop.launch(request);
            return Optional.empty();
        } catch (UnsupportedOperationException e) {
            return Optional.of(TEXT.text("display-failed", String.valueOf(e.getMessage())));
        }
    }

    @Override
    public byte[] draw(WindowRequest request, PictureStyle style) throws IOException {
        System.setProperty(PLATFORM, HEADLESS);
        System.setProperty("prism.order", "sw");
        return new Drawing(parts).draw(request, style);
    }

    /// Whether JavaFX can find a display: it needs X11 (XWayland on Wayland), or its headless platform.
    static boolean isThere(Map<String, String> environment, Optional<String> glassPlatform) {
        return !environment.getOrDefault("DISPLAY", "").isEmpty()
                || glassPlatform.filter(HEADLESS::equalsIgnoreCase).isPresent();
    }
}
