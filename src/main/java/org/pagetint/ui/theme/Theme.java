package org.pagetint.ui.theme;

/// What the person chose.
public enum Theme {
    /// Light or dark as the desktop says.
    SYSTEM,
    /// Always light.
    LIGHT,
    /// Always dark.
    DARK
}
