package org.pagetint.ui.theme;

/// What the person chose.
public enum Theme {
    /// Light or dark as the desktop says.
    SYSTEM,
    /// Always light.
    LIGHT,
    /// Always dark.
    DARK;

    /// The choice after this one, as the button goes round.
    public Theme next() {
        return switch (this) {
            case SYSTEM -> LIGHT;
            case LIGHT -> DARK;
            case DARK -> SYSTEM;
        };
    }
}
