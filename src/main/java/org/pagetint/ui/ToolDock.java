package org.pagetint.ui;

import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.pagetint.ui.settings.Preferences;

/// What is looked at, and below it what a tool shows. Used on the FX thread.
final class ToolDock extends SplitPane {
    private static final double LEAST_ABOVE = 0.4;
    private static final double MOST_ABOVE = 0.65;

    private final Preferences preferences;

    /// @param above always shown
    ToolDock(Node above, Preferences preferences) {
        super(above);
        this.preferences = preferences;
        setOrientation(Orientation.VERTICAL);
    }

    /// Shows `pane` below, in place of what is shown there.
    void show(Node pane) {
        if (getItems().size() > 1) {
            getItems().set(1, pane);
        } else {
            getItems().add(pane);
            applyCss(); // Only now its parts stand in the scene and can get the keyboard.
            setDividerPositions(Math.clamp(1 - pane.prefHeight(-1) / getHeight(), LEAST_ABOVE, MOST_ABOVE));
            keep("split." + pane.getId(), this, preferences);
        }
    }

    /// Shows nothing below.
    void hide() {
        if (getItems().size() > 1) {
            getItems().remove(1);
        }
    }

    /// Remembers where the first divider of `split` stands.
    private static void keep(String name, SplitPane split, Preferences preferences) {
        preferences.keep(
                name,
                split.getDividers().getFirst().positionProperty(),
                position -> String.format(Locale.ROOT, "%.3f", position.doubleValue()),
                ToolDock::share);
    }

    private static Number share(String text) {
        double share = Double.parseDouble(text);
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(text);
        }
        return share;
    }
}
