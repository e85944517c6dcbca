package org.pagetint.ui;

import java.util.List;
import javafx.beans.value.ObservableValue;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.theme.Appearance;
import org.pagetint.ui.theme.Look;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.tool.ToolMaker;

/// What all windows share.
///
/// @param sources where they get what they show
/// @param tools what is plugged into the page of each process
/// @param folders shows folders
/// @param appearance theme and text size
/// @param look puts the appearance on them
/// @param palette the colours of pages in the theme
/// @param preferences what is remembered
record WindowParts(
        Sources sources,
        List<ToolMaker> tools,
        FolderOpener folders,
        Appearance appearance,
        Look look,
        ObservableValue<PagePalette> palette,
        Preferences preferences) {}
