package org.pagetint.ui.theme;

import javafx.scene.Node;
import org.controlsfx.control.PopOver;

/// Makes pop-overs that look as the window does. Used on the FX thread.
public final class Popovers {
    private static final String COLOURS = "-fx-fill: -color-bg-overlay; -fx-stroke: -color-border-default;";

    private Popovers() {}

    /// A pop-over of `content`, whose arrow is at `arrow`.
    public static PopOver of(Node content, String title, PopOver.ArrowLocation arrow) {
        PopOver bubble = new PopOver(content);
        bubble.setArrowLocation(arrow);
        bubble.setTitle(title);
        bubble.setAnimated(false);
        // Its own style sheet paints it white in every theme, and is stronger than ours.
        bubble.setOnShown(
                _ -> bubble.getScene().getRoot().lookupAll(".border").forEach(border -> border.setStyle(COLOURS)));
        return bubble;
    }
}
