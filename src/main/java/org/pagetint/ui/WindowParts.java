package org.pagetint.ui;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.theme.Appearance;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.tool.ToolMaker;

/// What a window, or one of its pages, is made of.
///
/// @param sources where they get what they show
/// @param tools what is plugged into the page of each process
/// @param folders shows folders
/// @param appearance theme and text size
/// @param palette the colours of pages in the theme
/// @param preferences what is remembered
record WindowParts(
        Sources sources,
        List<ToolMaker> tools,
        FolderOpener folders,
        Appearance appearance,
        ObservableValue<PagePalette> palette,
        Preferences preferences) {
    /// The parts of a program that looks like this.
    WindowParts(
            Sources sources,
            List<ToolMaker> tools,
            FolderOpener folders,
            Appearance appearance,
            Preferences preferences) {
        this(sources, tools, folders, appearance, paletteOf(appearance), preferences);
    }

    /// The same for one window or page, which is forgotten when it is closed.
    WindowParts ofOne() {
        return new WindowParts(sources, tools, folders, appearance.ofOne(), preferences);
    }

    private static ObservableValue<PagePalette> paletteOf(Appearance appearance) {
        return Bindings.createObjectBinding(
                () -> PagePalette.of(appearance.dark().get()), appearance.dark());
    }
}
