package org.pagetint.ui.hex.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.HexFixture;
import org.pagetint.ui.hex.layout.ByteColumns;
import org.pagetint.ui.hex.layout.Grouping;
import org.pagetint.ui.hex.layout.HexLayout;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.painting.Ruler;
import org.pagetint.ui.theme.Contrast;
import org.pagetint.ui.theme.PagePalette;

/// What one chooses above the rows, and how they look then.
class HexOptionsTest {
    private static final long START = 0x7f00_0001_0000L;
    private static final long FILE_OFFSET = 0x2000;
    private static final PagePalette LIGHT = PagePalette.LIGHT;
    private static final Color FILL = LIGHT.shade(PageState.FILE).fill();

    private final ArrayMemory memory = new ArrayMemory()
            .mapFile(AddressRange.ofLength(START, 4 * HexFixture.PAGE), "/usr/lib/libc.so.6", FILE_OFFSET)
            .write(START, "Gr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_16LE))
            .write(START + 0x20, "Gr\u00fc\u00dfe \u20ac".getBytes(StandardCharsets.UTF_8))
            .write(START + 0x30, (byte) 0xff, (byte) 0xff);
    private final HexFixture stand = new HexFixture(memory, false);

    @BeforeEach
    void awaitTheFirstPage() {
        stand.awaitByte(START, 'G');
    }

    @AfterEach
    void close() {
        stand.close();
    }

    /// The colours of cells of a row, counted from the first row of bytes.
    private Set<Color> cells(int row, int from, int to) {
        double cell = stand.ask(() -> stand.rows().metrics().cell());
        double height = stand.ask(() -> stand.rows().metrics().row());
        return stand.colours(stand.rows(), from * cell, (row + 1) * height, to * cell, (row + 2) * height);
    }

    /// A picture of the first column of the third row, to be compared with another one.
    private List<Color> firstColumn() {
        return stand.ask(() -> {
            PixelReader picture = stand.rows().snapshot(null, null).getPixelReader();
            double right = stand.rows().columns().hex() * stand.rows().metrics().cell() - 10;
            return IntStream.range(30, (int) right)
                    .boxed()
                    .flatMap(x -> IntStream.range(67, 88).mapToObj(y -> picture.getColor(x, y)))
                    .toList();
        });
    }

    @Test
    void countsAddressesOffsetsInTheRegionOrOffsetsInTheFile() {
        List<Color> addresses = firstColumn();
        stand.choose("#hex-addresses", "Offsets in region");
        List<Color> inRegion = firstColumn();
        stand.save("offsets-in-region");
        stand.choose("#hex-addresses", "Offsets in file");
        List<Color> inFile = firstColumn();
        stand.save("offsets-in-file");
        stand.choose("#hex-addresses", "Addresses");

        assertThat(new HashSet<>(List.of(addresses, inRegion, inFile))).hasSize(3);
        assertThat(firstColumn()).isEqualTo(addresses);
    }

    @Test
    void groupsBytesAndTurnsTheirOrderRound() {
        double cell = stand.ask(() -> stand.rows().metrics().cell());
        for (Grouping grouping : Grouping.values()) {
            stand.choose("#hex-groups", grouping == Grouping.ONE ? "Single bytes" : "Groups of " + grouping.bytes());
            stand.choose("#hex-order", "Little-endian");
            int last = 8 + grouping.bytes() - 1;
            int endOfGroup = ByteColumns.of(HexLayout.DEFAULT.withGrouping(grouping), 16, 12)
                    .hexCell(last);
            stand.robot().click(stand.rows(), (endOfGroup + 1) * cell, 33, MouseButton.PRIMARY);
            assertThat(stand.cursor()).as("%s", grouping).isEqualTo(START + 8);

            stand.choose("#hex-order", "Byte order");
            stand.robot().click(stand.rows(), (endOfGroup + 1) * cell, 33, MouseButton.PRIMARY);
            assertThat(stand.cursor()).as("%s", grouping).isEqualTo(START + last);
        }
        stand.save("groups-of-8");
    }

    @Test
    void readsTheTextInTheChosenEncoding() {
        copiesAsText("ASCII", 0x20, 2, "Gr");
        copiesAsText("Latin-1", 0x22, 2, "\u00c3\u00bc");
        copiesAsText("UTF-8", 0x20, 11, "Gr\u00fc\u00dfe \u20ac");
        stand.save("text-utf-8");
        copiesAsText("UTF-16 LE", 0, 10, "Gr\u00fc\u00dfe");
        stand.save("text-utf-16");
        copiesAsText("UTF-16 BE", 0, 2, "\u4700");
    }

    private void copiesAsText(String encoding, long offset, int bytes, String text) {
        stand.choose("#hex-encoding", encoding);
        stand.robot().inFx(() -> {
            stand.model().cursor().select(Selection.of(AddressRange.ofLength(START + offset, bytes)));
            Clipboard.getSystemClipboard().clear();
        });
        stand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        stand.robot()
                .waitUntil(
                        encoding + " gives " + text,
                        () -> text.equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void showsWideCharactersInTheTextColumn() {
        int text = stand.ask(() -> stand.rows().columns().text());
        stand.press(KeyCode.DOWN);
        stand.press(KeyCode.DOWN);
        Set<Color> second = cells(0, text + 1, text + 2);
        stand.choose("#hex-encoding", "UTF-16 LE");

        assertThat(contrast(second)).as("a dot in ASCII").isGreaterThan(2);
        assertThat(contrast(cells(0, text + 1, text + 2)))
                .as("behind a wide character")
                .isLessThan(1.2);
        assertThat(contrast(cells(0, text + 2, text + 3))).as("the next one").isGreaterThan(4.5);
    }

    @Test
    void dimsZeros() {
        double dimmed = Contrast.of(LIGHT.dimmed(), FILL);
        double zeros = contrast(stand.coloursOf(START + 0x40));
        double others = contrast(stand.coloursOf(START + 0x30));

        assertThat(zeros).isBetween(4.5, dimmed + 0.01);
        assertThat(others).isGreaterThan(dimmed + 1);
    }

    /// The best contrast of a pixel against the colour of the page.
    private static double contrast(Set<Color> pixels) {
        return pixels.stream()
                .mapToDouble(pixel -> Contrast.of(pixel, FILL))
                .max()
                .orElseThrow();
    }

    @Test
    void drawsALineAtThePageBoundaryAndTheAddressOnIt() {
        double middle = Math.floor(stand.ask(() -> stand.rows().metrics().row()) / 2);
        double right = stand.ask(() ->
                        stand.rows().columns().width() * stand.rows().metrics().cell())
                - 20;
        Set<Color> line = stand.colours(stand.rows(), right - 40, middle - 2, right, middle + 3);
        double cell = stand.ask(() -> stand.rows().metrics().cell());
        Set<Color> address = stand.colours(stand.rows(), 3 * cell, 2, 15 * cell, 20);

        assertThat(line).contains(LIGHT.line());
        assertThat(address).contains(LIGHT.dimmed());
        assertThat(cells(0, 40, 45)).doesNotContain(LIGHT.line());
    }

    @Test
    void numbersEveryColumnInTheRuler() {
        Ruler ruler = stand.robot().find(".hex-ruler", Ruler.class);
        List<List<Color>> numbers = IntStream.range(1, 16)
                .mapToObj(index -> {
                    double x = Math.floor(stand.point(START + index).getX());
                    return stand.pixels(ruler, x - 8, 3, x + 8, 18);
                })
                .toList();

        assertThat(numbers).allMatch(pixels -> pixels.contains(LIGHT.ground())).doesNotHaveDuplicates();
        assertThat(numbers)
                .allMatch(pixels -> pixels.stream().anyMatch(pixel -> Contrast.of(pixel, LIGHT.ground()) > 3));
    }

    @Test
    void marksTheColumnOfTheCursorInTheRuler() {
        Ruler ruler = stand.robot().find(".hex-ruler", Ruler.class);
        double height = stand.ask(ruler::getHeight);
        double fifth = stand.point(START + 5).getX();
        Set<Color> before = stand.colours(ruler, fifth - 4, height - 2, fifth + 4, height);
        stand.click(START + 0x15, MouseButton.PRIMARY);

        assertThat(before).doesNotContain(LIGHT.text());
        assertThat(stand.colours(ruler, fifth - 4, height - 2, fifth + 4, height))
                .contains(LIGHT.text());
    }

    @Test
    void showsEightSixteenOrThirtyTwoBytesInARow() {
        for (int bytes : List.of(8, 32, 16)) {
            stand.choose("#hex-bytes", bytes + " a row");
            stand.press(KeyCode.CONTROL, KeyCode.HOME);
            stand.press(KeyCode.DOWN);
            assertThat(stand.cursor()).isEqualTo(START + bytes);
        }
    }

    @Test
    void givesTheInspectorItsRoomBackWhenRowsAreNarrowAgain() {
        Node side = stand.robot().find("#hex-side", Node.class);
        double width = stand.ask(() -> side.getLayoutBounds().getWidth());
        stand.choose("#hex-bytes", "32 a row");
        assertThat(stand.robot().sees("#hex-side")).isFalse();
        stand.choose("#hex-bytes", "Fit to width");

        stand.robot().waitUntil("it is there", () -> side.isVisible());
        stand.press(KeyCode.DOWN);
        assertThat(stand.ask(() -> side.getLayoutBounds().getWidth())).isEqualTo(width);
    }

    @Test
    void givesTheRowsTheRoomOfTheInspectorHoweverTheTextGrew() {
        stand.robot().inFx(() -> stand.model().options().fontSizeProperty().set(20));
        stand.press(KeyCode.DOWN);
        assertThat(stand.robot().sees("#hex-side")).isFalse();
        stand.robot().waitUntil("rows are whole", () -> stand.model().cursor().bytesPerRow() == 16);

        stand.press(KeyCode.CONTROL, KeyCode.DIGIT0);
        stand.robot().waitUntil("it is back", () -> stand.robot().sees("#hex-side"));
        for (int size = 14; size <= 20; size++) {
            stand.press(KeyCode.CONTROL, KeyCode.PLUS);
        }
        assertThat(stand.robot().sees("#hex-side")).isFalse();
        stand.robot().waitUntil("rows are whole", () -> stand.model().cursor().bytesPerRow() == 16);
    }

    @Test
    void showsChangedBytesWithoutFadingWhereMotionIsReduced() {
        stand.robot().inFx(() -> stand.rows().getScene().getPreferences().setReducedMotion(true));
        memory.write(START + 0x42, (byte) 0x99);
        stand.press(KeyCode.F5);
        stand.awaitByte(START + 0x42, 0x99);

        Point2D at = stand.point(START + 0x42);
        Set<Color> seen = new HashSet<>();
        stand.robot().waitUntil("it is over", () -> {
            seen.addAll(stand.colours(stand.rows(), at.getX() - 4, at.getY() - 9, at.getX() + 4, at.getY() - 7));
            return stand.model()
                    .document()
                    .changes()
                    .flatMap(changes -> changes.of(START))
                    .isEmpty();
        });

        assertThat(seen).contains(LIGHT.changed()).isSubsetOf(LIGHT.changed(), FILL);
    }
}
