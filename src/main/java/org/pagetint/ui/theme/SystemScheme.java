package org.pagetint.ui.theme;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// Whether the desktop is dark: what its portal says or, where that has no opinion, what JavaFX takes from GTK. Used on
/// the FX thread.
public final class SystemScheme {
    private final Executor worker;
    private final Supplier<Optional<Boolean>> portal;
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private Optional<Boolean> portalSays = Optional.empty();

    /// @param worker asks the portal
    /// @param portal whether the desktop is dark, if it has an opinion; see [PortalScheme#isDark]
    public SystemScheme(Executor worker, Supplier<Optional<Boolean>> portal) {
        this.worker = worker;
        this.portal = portal;
        Platform.getPreferences().colorSchemeProperty().subscribe(this::decide);
    }

    /// Asks the desktop again; a window came to the front.
    public void ask() {
        worker.execute(() -> {
            Optional<Boolean> answer = portal.get();
            Platform.runLater(() -> {
                portalSays = answer;
                decide();
            });
        });
    }

    private void decide() {
        dark.set(portalSays.orElse(Platform.getPreferences().getColorScheme() == ColorScheme.DARK));
    }

    /// Whether it is dark now.
    public ObservableValue<Boolean> dark() {
        return dark;
    }
}
