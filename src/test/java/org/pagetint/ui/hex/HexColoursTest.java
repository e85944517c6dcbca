package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.ui.hex.model.Viewport;
import org.pagetint.ui.hex.painting.FadedColours;
import org.pagetint.ui.hex.painting.HexPainter;
import org.pagetint.ui.theme.ColourSight;
import org.pagetint.ui.theme.Contrast;
import org.pagetint.ui.theme.Hatch;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.ui.theme.PageShade;
import org.pagetint.words.PageFamily;

/// Each page state as pixels, light and dark.
class HexColoursTest {
    private static final long START = 0x7f3a_1000_0000L;
    private static final List<PageState> STATES = List.of(PageState.values());
    private static final List<PageState> COLOURED =
            List.of(PageState.FILE, PageState.SHARED_MEMORY, PageState.DIRTY_MEMORY, PageState.NEVER_TOUCHED);

    private static long page(PageState state) {
        return START + STATES.indexOf(state) * HexFixture.PAGE;
    }

    private static ArrayMemory memory() {
        ArrayMemory memory =
                new ArrayMemory().map(AddressRange.ofLength(START, STATES.size() * HexFixture.PAGE), "[heap]");
        for (PageState state : STATES) {
            switch (state) {
                case UNREADABLE -> memory.set(page(state), 1, state, UnknownReason.GUARD_PAGE);
                case NOT_RECORDED -> memory.set(page(state), 1, state, UnknownReason.NOT_RECORDED);
                case SWAPPED -> memory.set(page(state), 1, state, UnknownReason.IN_SWAP);
                case FILE, SHARED_MEMORY, DIRTY_MEMORY, ZERO_PAGE, NEVER_TOUCHED, NOT_RESIDENT ->
                    memory.set(page(state), 1, state);
            }
            if (PageState.FILE == state || PageState.SHARED_MEMORY == state || PageState.DIRTY_MEMORY == state) {
                memory.write(page(state), "\u007fELF\2\1\1 page of " + state + " and more text, 0123456789");
            }
        }
        return memory;
    }

    /// Brings the boundary of the page of `state` to the top.
    private static void show(HexFixture stand, PageState state) {
        stand.robot().inFx(() -> {
            stand.model().cursor().goTo(page(state));
            Viewport viewport = stand.model().cursor().viewport();
            stand.model()
                    .cursor()
                    .scrollByRows(viewport.grid().orElseThrow().boundaryOf(page(state))
                            - viewport.scroll().row());
        });
        stand.awaitPage(page(state));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fillsPagesAndGutterWithTheirColoursAndKeepsTheTextReadable(boolean dark) {
        PagePalette palette = PagePalette.of(dark);
        try (HexFixture stand = new HexFixture(memory(), dark)) {
            for (PageState state : STATES) {
                PageShade shade = palette.shade(state);
                show(stand, state);

                Set<Color> pixels = stand.coloursOf(page(state) + 0x5a);
                double y = stand.point(page(state) + 0x50).getY();
                Set<Color> bar = stand.colours(stand.rows(), 3, y, 6, y + 1);

                stand.save("state-" + state + (dark ? "-dark" : "-light"));
                assertThat(pixels).as("%s", state).contains(shade.fill());
                assertThat(bar).as("%s", state).contains(shade.gutter());
                Color text = furthest(pixels, shade.fill());
                assertThat(Contrast.of(text, shade.fill()))
                        .as("%s: %s on %s", state, text, shade.fill())
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hatchesWhatIsInSwapAndCrossesWhatCannotBeRead(boolean dark) {
        try (HexFixture stand = new HexFixture(memory(), dark)) {
            for (PageState state : List.of(PageState.SWAPPED, PageState.UNREADABLE)) {
                PageShade shade = PagePalette.of(dark).shade(state);
                show(stand, state);

                Set<Color> pixels = gaps(stand, state);

                assertThat(shade.hatch()).isNotEqualTo(Hatch.NONE);
                assertThat(pixels).contains(shade.fill()).anyMatch(pixel -> HexFixture.near(pixel, shade.hatchLine()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void turnsTheColourOfAFamilyOffAndOnFromTheLegend(PageFamily family) {
        String toggle = "#hex-legend-" + family.name().toLowerCase(Locale.ROOT).replace('_', '-');
        try (HexFixture stand = new HexFixture(memory(), false)) {
            for (PageState state : family.states()) {
                show(stand, state);
                Set<Color> on = gaps(stand, state);
                List<Color> letter = letter(stand, state);
                stand.robot().click(toggle);
                Set<Color> off = gaps(stand, state);

                assertThat(off).as("%s", state).containsExactly(PagePalette.LIGHT.ground());
                assertThat(on)
                        .as("%s", state)
                        .contains(PagePalette.LIGHT.shade(state).fill())
                        .isNotEqualTo(off);
                assertThat(letter(stand, state)).isEqualTo(letter);
                stand.save("legend-off-" + state);
                stand.robot().click(toggle);
                assertThat(gaps(stand, state)).isEqualTo(on);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysEveryStateByALetterInTheGutterToo(boolean dark) {
        try (HexFixture stand = new HexFixture(memory(), dark)) {
            Map<PageState, List<Color>> letters = new EnumMap<>(PageState.class);
            for (PageState state : STATES) {
                show(stand, state);
                letters.put(state, letter(stand, state));
            }

            assertThat(letters.values()).doesNotHaveDuplicates();
            assertThat(letters.values())
                    .allSatisfy(letter -> assertThat(letter)
                            .contains(PagePalette.of(dark).ground())
                            .anyMatch(pixel ->
                                    Contrast.of(pixel, PagePalette.of(dark).ground()) > 3));
        }
    }

    /// The gap between the two halves of some rows of a page, where nothing but its colour is.
    private static Set<Color> gaps(HexFixture stand, PageState state) {
        Point2D right = stand.point(page(state) + 0x58);
        return stand.colours(stand.rows(), right.getX() - 18, right.getY() - 20, right.getX() - 14, right.getY() + 20);
    }

    /// The pixels of the letter beside a row of a page.
    private static List<Color> letter(HexFixture stand, PageState state) {
        double y = stand.point(page(state) + 0x50).getY();
        double cell = stand.ask(() -> stand.rows().metrics().cell());
        return stand.pixels(stand.rows(), cell, y - 10, 2 * cell, y + 10);
    }

    @Test
    void greysWhatIsNoLongerThereAndKeepsItReadable() {
        for (PagePalette palette : List.of(PagePalette.LIGHT, PagePalette.DARK)) {
            for (PageState state : STATES) {
                PageShade grey = FadedColours.of(palette.shade(state), palette);

                assertThat(grey.fill().getSaturation()).isLessThan(0.4);
                assertThat(Contrast.of(palette.dimmed(), grey.fill())).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheColoursApartForEveryKindOfSight(ColourSight viewport) {
        for (PagePalette palette : List.of(PagePalette.LIGHT, PagePalette.DARK)) {
            for (PageState one : COLOURED) {
                for (PageState other : COLOURED) {
                    if (one != other) {
                        assertThat(viewport.difference(
                                        palette.shade(one).gutter(),
                                        palette.shade(other).gutter()))
                                .as("%s and %s", one, other)
                                .isGreaterThan(PageFamily.of(one) == PageFamily.of(other) ? 10 : 20);
                    }
                }
            }
        }
    }

    @Test
    void keepsTextReadableWhereItIsSelected() {
        for (PagePalette palette : List.of(PagePalette.LIGHT, PagePalette.DARK)) {
            Stream<Color> grounds = STATES.stream()
                    .map(palette::shade)
                    .flatMap(shade -> Stream.of(
                            shade.fill(),
                            shade.hatchLine(),
                            FadedColours.of(shade, palette).fill()));
            Stream.concat(grounds, Stream.of(palette.hit(), palette.changed())).forEach(ground -> {
                Color selected = ground.interpolate(palette.text(), HexPainter.SELECTION);

                assertThat(Contrast.of(palette.text(), selected))
                        .as("%s", ground)
                        .isGreaterThanOrEqualTo(4.5);
                assertThat(Contrast.of(selected, ground)).as("%s", ground).isGreaterThan(1.4);
            });
        }
    }

    @Test
    void keepsTextReadableWhileChangesFade() {
        for (PagePalette palette : List.of(PagePalette.LIGHT, PagePalette.DARK)) {
            for (PageState state : STATES) {
                for (double strength = 0; strength <= 1; strength += 0.1) {
                    Color ground = palette.shade(state).fill().interpolate(palette.changed(), strength);

                    assertThat(Contrast.of(palette.dimmed(), ground)).isGreaterThanOrEqualTo(4.5);
                }
            }
        }
    }

    private static Color furthest(Set<Color> pixels, Color ground) {
        List<Color> sorted = new ArrayList<>(pixels);
        sorted.sort((a, b) -> Double.compare(Contrast.of(b, ground), Contrast.of(a, ground)));
        return sorted.getFirst();
    }
}
