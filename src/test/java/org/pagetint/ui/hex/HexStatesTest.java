package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.hex.inspecting.InspectorField;
import org.pagetint.ui.hex.inspecting.PageCard;
import org.pagetint.ui.hex.layout.Scroll;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.painting.FadedColours;
import org.pagetint.ui.hex.painting.PageStrip;
import org.pagetint.ui.theme.PagePalette;

/// What the hex view shows while it loads, when reads fail, and when things change under it.
class HexStatesTest {
    private static final long START = 0x7f00_0000_0000L;
    private static final AddressRange REGION = AddressRange.ofLength(START, 4 * HexFixture.PAGE);
    private static final PagePalette LIGHT = PagePalette.LIGHT;

    private final ArrayMemory memory = new ArrayMemory()
            .map(REGION, "[heap]")
            .map(AddressRange.ofLength(0x5500_0000_0000L, 0x1_0000), "[stack]")
            .set(START, 4, PageState.DIRTY_MEMORY)
            .write(START, "Some text")
            .write(START + 0x10, (byte) 0x34, (byte) 0x12, (byte) 0, (byte) 0, (byte) 0, (byte) 0x55, (byte) 0, (byte)
                    0);

    private String notice(HexFixture stand) {
        stand.robot()
                .waitUntil(
                        "something is said",
                        () -> stand.model().document().noticeProperty().get().isPresent());
        return stand.ask(() -> stand.model()
                .document()
                .noticeProperty()
                .get()
                .map(notice -> notice.words().sentence() + " " + notice.words().remedy())
                .orElse(""));
    }

    private String field(HexFixture stand, String name) {
        return stand.ask(
                () -> stand.robot().find("#hex-field-" + name, TextField.class).getText());
    }

    @Test
    void showsDotsWhileItLoads() {
        try (Gate gate = new Gate(_ -> true)) {
            memory.beforeEachCall(gate);
            try (HexFixture stand = new HexFixture(memory, AddressRange.ofLength(START, 4 * HexFixture.PAGE), false)) {
                gate.awaitHeld();

                assertThat(stand.line()).isEqualTo("7f0000000000 · loading");
                assertThat(stand.coloursOf(START + 5)).contains(LIGHT.ground()).hasSizeGreaterThan(1);
                stand.save("loading");
                gate.open();
                stand.awaitByte(START, 'S');
                assertThat(stand.coloursOf(START + 5))
                        .contains(LIGHT.dirtyMemory().fill());
            }
        }
    }

    @Test
    void saysThatAReadIsStuckAndShowsTheRest() {
        long stuck = START + HexFixture.PAGE;
        try (Gate gate = new Gate(range -> range.contains(stuck))) {
            memory.beforeEachCall(gate);
            try (HexFixture stand = new HexFixture(memory, AddressRange.ofLength(START, 4 * HexFixture.PAGE), false)) {
                stand.awaitByte(START, 'S');
                stand.robot().inFx(() -> stand.model().cursor().goTo(stuck));

                String words = notice(stand);

                stand.awaitPage(stuck);
                stand.save("not-answering");
                assertThat(words).startsWith("A read of process 4711 is not answering.");
                assertThat(stand.line()).isEqualTo("7f0000001000 · A read of process 4711 is not answering.");
                stand.robot().inFx(() -> stand.model().cursor().goTo(START + 3 * HexFixture.PAGE));
                stand.awaitByte(START + 3 * HexFixture.PAGE, 0);
                gate.open();
                stand.press(KeyCode.F5);
                stand.awaitByte(stuck, 0);
                assertThat(stand.ask(
                                () -> stand.model().document().noticeProperty().get()))
                        .isEmpty();
                stand.press(KeyCode.CONTROL, KeyCode.HOME);
                assertThat(stand.cursor()).isEqualTo(START);
            }
        }
    }

    @Test
    void greysEverythingWhenTheProcessExits() {
        try (HexFixture stand = new HexFixture(memory, REGION, false)) {
            stand.awaitByte(START, 'S');
            stand.robot()
                    .waitUntil(
                            "the strip is coloured", () -> strip(stand).stream().anyMatch(HexStatesTest::isOrange));
            memory.failWith(new ProcessFailure.Exited(ArrayMemory.PROCESS));
            stand.robot().inFx(() -> stand.model().refreshSight());

            assertThat(notice(stand)).startsWith("Process 4711 has exited.");
            stand.save("exited");
            Set<Color> pixels = stand.coloursOf(START + 0x23);
            assertThat(pixels).doesNotContain(LIGHT.dirtyMemory().fill());
            assertThat(pixels).anyMatch(pixel -> HexFixture.near(pixel, grey(LIGHT)));
            assertThat(strip(stand)).noneMatch(HexStatesTest::isOrange);
            assertThat(stand.ask(() -> stand.model().document().byteAt(START))).contains((int) 'S');
            selectBytes(stand, START, 4);
            copies(stand, "53 6f 6d 65");
            assertThat(stand.message()).isEqualTo("Copied 4 bytes as last read: the memory itself is gone.");
            stand.robot().inFx(() -> stand.model().cursor().goTo(0x5500_0000_0000L));
            stand.press(KeyCode.CONTROL, KeyCode.C);
            assertThat(stand.message()).isEqualTo("Nothing was copied. Process 4711 has exited.");
        }
    }

    @Test
    void readsNothingOfWhatScrollsByWhileReadsAreSlow() {
        AddressRange large = AddressRange.ofLength(0x6000_0000_0000L, 1L << 30);
        memory.map(large, "");
        try (Gate gate = new Gate(range -> range.start() == large.start())) {
            memory.beforeEachCall(gate);
            try (HexFixture stand = new HexFixture(memory, large, false)) {
                gate.awaitHeld();
                for (int i = 0; i < 5; i++) {
                    stand.press(KeyCode.CONTROL, KeyCode.END);
                    stand.press(KeyCode.CONTROL, KeyCode.HOME);
                }
                stand.press(KeyCode.CONTROL, KeyCode.END);
                stand.awaitByte(large.end() - 1, 0);

                assertThat(stand.cursor()).isEqualTo(large.end() - 1);
                assertThat(gate.fetched())
                        .filteredOn(range -> range.start() == large.start())
                        .hasSize(1);
            }
        }
    }

    @Test
    void worksAtTheTopOfTheAddresses() {
        AddressRange vsyscall = AddressRange.ofLength(0xffff_ffff_ff60_0000L, HexFixture.PAGE);
        memory.map(vsyscall, "[vsyscall]")
                .set(vsyscall.start(), 1, PageState.FILE)
                .write(vsyscall.end() - 1, (byte) 0xc3);
        try (HexFixture stand = new HexFixture(memory, vsyscall, false)) {
            stand.awaitByte(vsyscall.end() - 1, 0xc3);
            stand.press(KeyCode.CONTROL, KeyCode.END);
            assertThat(stand.cursor()).isEqualTo(0xffff_ffff_ff60_0fffL);
            stand.press(KeyCode.SHIFT, KeyCode.CONTROL, KeyCode.HOME);

            assertThat(stand.selected()).isEqualTo(vsyscall);
            assertThat(stand.line()).startsWith("ffffffffff600000 · 4 KiB selected");
        }
    }

    @Test
    void saysThatTheRegionIsGone() {
        try (HexFixture stand = new HexFixture(memory, REGION, true)) {
            stand.awaitByte(START, 'S');
            memory.unmap(START);
            stand.robot().inFx(() -> stand.model().refreshSight());

            assertThat(notice(stand)).startsWith("This region is no longer mapped.");
            assertThat(stand.coloursOf(START + 0x23)).anyMatch(pixel -> HexFixture.near(pixel, grey(PagePalette.DARK)));
            assertThat(stand.ask(() -> stand.model().document().byteAt(START))).contains((int) 'S');
            stand.save("vanished-dark");
            selectBytes(stand, START, 4);
            copies(stand, "53 6f 6d 65");
        }
    }

    private static void selectBytes(HexFixture stand, long start, long length) {
        stand.robot().inFx(() -> {
            Clipboard.getSystemClipboard().clear();
            stand.model().cursor().select(Selection.of(AddressRange.ofLength(start, length)));
        });
    }

    private static void copies(HexFixture stand, String text) {
        stand.press(KeyCode.CONTROL, KeyCode.C);
        stand.robot()
                .waitUntil(
                        text + " is copied",
                        () -> text.equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void saysThatTheRegionShrank() {
        try (HexFixture stand = new HexFixture(memory, REGION, false)) {
            stand.awaitByte(START, 'S');
            stand.robot().inFx(() -> stand.model().cursor().goTo(START + HexFixture.PAGE));
            stand.awaitPage(START + HexFixture.PAGE);
            memory.unmap(START).map(REGION.first(HexFixture.PAGE), "[heap]").set(START, 1, PageState.DIRTY_MEMORY);
            stand.robot().inFx(() -> stand.model().refreshSight());

            assertThat(notice(stand))
                    .isEqualTo("Only 4 KiB of this region are still mapped. What was read of the rest stays, greyed.");
            stand.robot()
                    .waitUntil(
                            "the strip says so too", () -> strip(stand).stream().noneMatch(HexStatesTest::isOrange));
            assertThat(stand.coloursOf(START + HexFixture.PAGE + 0x23))
                    .anyMatch(pixel -> HexFixture.near(pixel, grey(LIGHT)));
            stand.robot().inFx(() -> stand.model().cursor().goTo(START));
            assertThat(stand.coloursOf(START + 0x23))
                    .contains(LIGHT.dirtyMemory().fill());
            stand.robot().inFx(() -> stand.model().cursor().goTo(START + HexFixture.PAGE));
            stand.save("shrunk");
        }
    }

    @Test
    void readsAgainByItselfAndLightsChangedBytesUp() {
        try (HexFixture stand = new HexFixture(memory, REGION, false)) {
            stand.awaitByte(START, 'S');
            stand.robot().inFx(() -> stand.model().cursor().scrollBy(30));
            Scroll before = stand.ask(() -> stand.model().cursor().viewport().scroll());
            stand.choose("#hex-refresh", "Live: 0.5 s");
            long changed = START + 0x42;
            Point2D corner = stand.point(changed).subtract(6, 9);
            List<Color> fading = new ArrayList<>();
            stand.robot()
                    .inFx(() -> stand.model().listeners().onChange(() -> {
                        if (fading.isEmpty() && isMarked(stand)) {
                            drawUntilPaler(stand, corner, fading);
                        }
                    }));
            memory.write(changed, (byte) 0x99);

            stand.robot().waitUntil("it lights up", () -> !fading.isEmpty());
            stand.robot().waitUntil("it has faded", () -> !isMarked(stand));

            assertThat(stand.ask(() -> stand.model().document().byteAt(changed)))
                    .contains(0x99);
            assertThat(fading).hasSizeGreaterThan(1).allMatch(colour -> isPurple(colour));
            assertThat(fading.getLast().getSaturation())
                    .isLessThan(fading.getFirst().getSaturation());
            assertThat(stand.coloursOf(changed)).noneMatch(colour -> isPurple(colour));
            assertThat(stand.ask(() -> stand.model().cursor().viewport().scroll()))
                    .isEqualTo(before);
        }
    }

    /// Whether changed bytes of the first page have not faded yet; on the FX thread.
    private static boolean isMarked(HexFixture stand) {
        return stand.model()
                .document()
                .changes()
                .flatMap(changes -> changes.of(START))
                .isPresent();
    }

    /// Adds the colours at a point of the rows, from the moment a change is known until another one follows the first.
    /// All is done on the FX thread at once: a busy machine cannot put other work between the change and its pictures.
    private static void drawUntilPaler(HexFixture stand, Point2D at, List<Color> colours) {
        do {
            stand.rows().requestLayout();
            Color now = stand.robot().pixel(stand.rows(), at.getX(), at.getY());
            if (isMarked(stand) && !colours.contains(now)) {
                colours.add(now);
            }
        } while (isMarked(stand) && colours.size() < 2);
        stand.save("changed");
    }

    private static Color grey(PagePalette palette) {
        return FadedColours.of(palette.dirtyMemory(), palette).fill();
    }

    private static Set<Color> strip(HexFixture stand) {
        return stand.colours(stand.robot().find("#hex-strip", PageStrip.class), 2, 200, 6, 204);
    }

    private static boolean isOrange(Color colour) {
        return colour.getRed() > colour.getGreen() + 0.2 && colour.getGreen() > colour.getBlue();
    }

    private static boolean isPurple(Color colour) {
        return colour.getBlue() > colour.getGreen() && colour.getRed() > colour.getGreen();
    }

    @Test
    void readsTheBytesAtTheCursorInManyWays() {
        try (HexFixture stand = new HexFixture(memory, REGION, false)) {
            stand.awaitByte(START, 'S');
            stand.click(START + 0x10, MouseButton.PRIMARY);
            stand.robot()
                    .waitUntil("they are read", () -> field(stand, "uint-16").equals("4660"));

            assertThat(field(stand, "int-8")).isEqualTo("52");
            assertThat(InspectorField.values())
                    .filteredOn(field -> field != InspectorField.TIME_64)
                    .allSatisfy(field -> assertThat(field(
                                    stand, field.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                            .isNotEqualTo("–"));
            assertThat(field(stand, "pointer")).isEqualTo("550000001234");
            assertThat(field(stand, "character")).isEqualTo("‘4’  U+0034");
            stand.robot().click("#hex-inspector-order");
            stand.robot()
                    .waitUntil(
                            "the order changed", () -> field(stand, "uint-16").equals("13330"));
            stand.robot().click("#hex-inspector-order");
            stand.robot()
                    .waitUntil(
                            "the pointer leads somewhere", () -> stand.robot().sees("#hex-pointer-target"));
            assertThat(stand.robot().sees("→ [stack] + 1234")).isTrue();
            stand.save("inspector-pointer");
            stand.robot().click("#hex-pointer-target");
            assertThat(stand.cursor()).isEqualTo(0x5500_0000_1234L);
        }
    }

    private static List<String> card(HexFixture stand) {
        return stand.ask(() -> stand.robot().find("#hex-card", PageCard.class).lookupAll(".label").stream()
                .filter(label -> label instanceof Label && label.isVisible())
                .map(label -> ((Label) label).getText())
                .toList());
    }

    @Test
    void showsAllThatIsKnownOfThePage() {
        ArrayMemory files =
                new ArrayMemory().mapFile(AddressRange.ofLength(START, 0x4000), "/usr/lib/libc.so.6", 0x2000);
        try (HexFixture stand = new HexFixture(files, false)) {
            stand.press(KeyCode.CONTROL, KeyCode.DOWN);
            stand.robot().waitUntil("the card is filled", () -> stand.robot().sees("7f0000001000"));

            assertThat(card(stand))
                    .containsExactly(
                            ("Page|address|7f0000001000|state|file|bytes|from the process|region|/usr/lib/libc.so.6|"
                                            + "access|r-xp|file offset|3000|Pagemap|present|yes|swapped|no|"
                                            + "file or shared|yes|guard page|no|userfault protected|no|"
                                            + "mapped only here|no|soft-dirty|no|zero page|no|huge page|not tracked")
                                    .split("\\|", -1));
            stand.save("page-card");
        }
    }

    @Test
    void saysOnTheCardWhyBytesAreNotKnownAndWhatThePagemapHas() {
        memory.set(START, 1, PageState.SWAPPED, UnknownReason.IN_SWAP);
        try (HexFixture stand = new HexFixture(memory, REGION, false)) {
            stand.robot()
                    .waitUntil(
                            "the card is filled", () -> stand.model().document().isSettled());

            assertThat(card(stand))
                    .containsSequence("state", "in swap", "unknown", "reading would bring it in from swap")
                    .containsSequence("present", "no", "swapped", "yes");
        }
    }
}
