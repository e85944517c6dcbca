package org.pagetint.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.util.Duration;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.theme.SystemScheme;
import org.pagetint.ui.theme.Theme;

/// Draws a window without showing it: for reports, documents and tests.
public final class Snapshot {
    private static final Duration PERIOD = Duration.millis(50);
    private static final int MOST_LOOKS = 600;
    private static final double PERCENT = 100;

    private final MainWindow window;
    private final Consumer<? super Image> done;
    private final PauseTransition pause = new PauseTransition(PERIOD);
    private int[] before = {};
    private int looks;

    private Snapshot(MainWindow window, Consumer<? super Image> done) {
        this.window = window;
        this.done = done;
    }

    /// Draws the window once it shows all there is and stands still. To be called on the FX thread.
    ///
    /// @param size in pixels; may be larger than any screen
    /// @param textPercent the size of the text, 100 for the normal one
    /// @param done gets the picture, on the FX thread
    public static void draw(
            Sources sources,
            FirstView first,
            Dimension2D size,
            boolean dark,
            int textPercent,
            Consumer<? super Image> done) {
        Preferences preferences = new Preferences(
                Map.of(
                        "theme", List.of((dark ? Theme.DARK : Theme.LIGHT).name()),
                        "text-scale", List.of(Double.toString(textPercent / PERCENT))),
                _ -> {});
        Windows windows =
                new Windows(sources, List.of(), _ -> {}, new SystemScheme(Runnable::run, Optional::empty), preferences);
        Snapshot snapshot = new Snapshot(windows.unshown(size, first), done);
        snapshot.pause.setOnFinished(_ -> Platform.runLater(snapshot::look));
        snapshot.pause.play();
    }

    /// Draws once all is there, and again after a pause that begins when it is drawn: drawing takes so long that much
    /// is due then. The first time it draws in any case: that tells the window its size.
    private void look() {
        looks++;
        if (looks > 1 && looks < MOST_LOOKS && !isSettled()) {
            pause.playFromStart();
            return;
        }
        WritableImage image = window.scene().snapshot(null);
        int[] pixels = pixels(image);
        boolean still = window.isSettled() && Arrays.equals(pixels, before);
        before = pixels;
        if (still || looks == MOST_LOOKS) {
            window.close();
            done.accept(image);
        } else {
            pause.playFromStart();
        }
    }

    private boolean isSettled() {
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout(); // Only what has its place is read.
        return window.isSettled();
    }

    private static int[] pixels(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }
}
