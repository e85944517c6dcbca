package org.pagetint.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AppearanceTest {
    /// The first press changes what is seen, and the third leads back.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesRoundTheThemesFromTheOneThatTheSystemDoesNotHave(boolean systemIsDark) {
        Appearance appearance = new Appearance(new SimpleObjectProperty<>(systemIsDark));
        assertThat(appearance.dark().get()).isEqualTo(systemIsDark);

        appearance.ofOne().nextTheme();
        assertThat(appearance.dark().get()).isNotEqualTo(systemIsDark);
        appearance.nextTheme();
        assertThat(appearance.dark().get()).isEqualTo(systemIsDark);
        assertThat(appearance.themeProperty().get()).isNotEqualTo(Theme.SYSTEM);
        appearance.nextTheme();
        assertThat(appearance.themeProperty().get()).isEqualTo(Theme.SYSTEM);
    }
}
