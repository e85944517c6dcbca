package org.pagetint.ui;

import java.util.List;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.pagetint.ui.settings.Preferences;

/// The size of windows, as it is remembered.
final class WindowPlace {
    private static final String WIDTH = "window.width";
    private static final String HEIGHT = "window.height";
    private static final String MAXIMIZED = "window.maximized";
    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 800;
    private static final double SMALLEST_WIDTH = 640;
    private static final double SMALLEST_HEIGHT = 400;

    private WindowPlace() {}

    /// The size that the last window had, but no larger than the screen.
    static Dimension2D size(Preferences preferences) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        return new Dimension2D(
                Math.min(number(preferences, WIDTH, USUAL_WIDTH), screen.getWidth()),
                Math.min(number(preferences, HEIGHT, USUAL_HEIGHT), screen.getHeight()));
    }

    /// Remembers the size of `stage` from now on.
    static void keep(Stage stage, Preferences preferences) {
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setMaximized(preferences.get(MAXIMIZED).filter("true"::equals).isPresent());
        stage.maximizedProperty()
                .subscribe((_, maximized) -> preferences.set(MAXIMIZED, List.of(maximized.toString())));
        Scene scene = stage.getScene();
        scene.widthProperty().subscribe((_, width) -> remember(stage, preferences, WIDTH, width));
        scene.heightProperty().subscribe((_, height) -> remember(stage, preferences, HEIGHT, height));
    }

    private static void remember(Stage stage, Preferences preferences, String name, Number size) {
        if (!stage.isMaximized() && stage.isShowing()) {
            preferences.set(name, List.of(Integer.toString(size.intValue())));
        }
    }

    private static double number(Preferences preferences, String name, double usual) {
        return preferences
                .get(name)
                .filter(text -> text.matches("\\d{3,5}"))
                .map(Double::parseDouble)
                .orElse(usual);
    }
}
