package org.pagetint.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/// The icon of the program, as title bars and task lists show it. `packaging/icon` holds its drawing.
public final class ProgramIcon {
    private static final List<Integer> PIXELS = List.of(16, 32, 48, 64, 128, 256);

    private ProgramIcon() {}

    /// The icon in each size a desktop may ask for, the smallest first. Needs JavaFX to run; any thread.
    public static List<Image> images() {
        return PIXELS.stream().map(ProgramIcon::image).toList();
    }

    private static Image image(int pixels) {
        String name = "icon/" + pixels + ".png";
        try (InputStream in = Objects.requireNonNull(ProgramIcon.class.getResourceAsStream(name), name)) {
            return new Image(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
