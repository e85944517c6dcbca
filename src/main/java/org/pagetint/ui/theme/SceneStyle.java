package org.pagetint.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Puts an [Appearance] on scenes: AtlantaFX as the ground, our own style sheet over it, the text size at the root.
/// Used on the FX thread.
public final class SceneStyle {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final PseudoClass LARGE_TEXT = PseudoClass.getPseudoClass("large-text");
    private static final double LARGE = 1.2;
    private static final double NORMAL_TEXT_PIXELS = 13;
    private static final String STYLE_SHEET = "pagetint.css";

    private SceneStyle() {}

    /// Keeps the ground of the whole program as `appearance` says from now on.
    public static void keepGround(Appearance appearance) {
        appearance.dark().addListener((_, _, dark) -> setGround(dark));
        setGround(appearance.dark().get());
    }

    /// Keeps `scene` as its own appearance says.
    public static void dress(Scene scene, Appearance appearance) {
        URL styles = Objects.requireNonNull(SceneStyle.class.getResource(STYLE_SHEET), STYLE_SHEET);
        scene.getStylesheets().add(styles.toExternalForm());
        Parent root = scene.getRoot();
        root.getStyleClass().add("pagetint");
        appearance.dark().addListener((_, _, dark) -> root.pseudoClassStateChanged(DARK, dark));
        root.pseudoClassStateChanged(DARK, appearance.dark().get());
        appearance.textScaleProperty().addListener((_, _, scale) -> setTextSize(root, scale.doubleValue()));
        setTextSize(root, appearance.textScaleProperty().get());
    }

    private static void setGround(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    private static void setTextSize(Parent root, double scale) {
        root.pseudoClassStateChanged(LARGE_TEXT, scale > LARGE);
        root.setStyle("-fx-font-size: " + NORMAL_TEXT_PIXELS * scale + "px;");
    }
}
