package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

class WindowIconTest {
    @Test
    void showsTheIconOfTheProgramInTheSizesOfDesktops() {
        try (WindowUnderTest window = new WindowUnderTest()) {
            assertThat(window.stage.getIcons())
                    .allSatisfy(icon -> assertThat(icon.isError()).isFalse())
                    .extracting(Image::getWidth)
                    .containsExactly(16.0, 32.0, 48.0, 64.0, 128.0, 256.0);
        }
    }
}
