package org.pagetint.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.memory.PageState;
import org.pagetint.words.PageFamily;

class PagePaletteTest {
    static Stream<PagePalette> palettes() {
        return Stream.of(PagePalette.LIGHT, PagePalette.DARK);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void keepsTheContrastOfAllTextOnEveryFillAndHatchLine(PagePalette palette) {
        for (Color ground : grounds(palette)) {
            for (Color text : List.of(palette.text(), palette.dimmed())) {
                assertThat(Contrast.of(text, ground))
                        .as("%s on %s", text, ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void keepsFaintDigitsReadableAndApartFromOthers(PagePalette palette) {
        assertThat(Contrast.of(palette.faint(), palette.ground())).isGreaterThanOrEqualTo(4.5);
        assertThat(Contrast.of(palette.text(), palette.faint())).isGreaterThan(2.5);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void keepsTheGutterColoursOfFamiliesApart(PagePalette palette) {
        assertThat(Stream.of(PageState.FILE, PageState.SHARED_MEMORY, PageState.DIRTY_MEMORY, PageState.NEVER_TOUCHED)
                        .map(state -> palette.shade(state).gutter())
                        .collect(Collectors.toSet()))
                .hasSize(4);
    }

    @Test
    void givesEveryStateALetterOfItsOwn() {
        assertThat(Arrays.stream(PageState.values()).map(PagePalette::letter).distinct())
                .hasSize(PageState.values().length);
    }

    @Test
    void putsEveryStateIntoOneFamily() {
        for (PageState state : PageState.values()) {
            assertThat(PageFamily.of(state).states()).contains(state);
        }
    }

    private static List<Color> grounds(PagePalette palette) {
        Stream<Color> fills = Arrays.stream(PageState.values())
                .map(palette::shade)
                .flatMap(shade -> Stream.of(shade.fill(), shade.hatchLine()));
        return Stream.concat(fills, Stream.of(palette.ground(), palette.changed(), palette.hit()))
                .toList();
    }
}
