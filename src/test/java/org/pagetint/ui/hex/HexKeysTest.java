package org.pagetint.ui.hex;

import static javafx.scene.input.KeyCode.A;
import static javafx.scene.input.KeyCode.ALT;
import static javafx.scene.input.KeyCode.C;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.D;
import static javafx.scene.input.KeyCode.DIGIT0;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.END;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F2;
import static javafx.scene.input.KeyCode.F5;
import static javafx.scene.input.KeyCode.HOME;
import static javafx.scene.input.KeyCode.I;
import static javafx.scene.input.KeyCode.L;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.PAGE_DOWN;
import static javafx.scene.input.KeyCode.PAGE_UP;
import static javafx.scene.input.KeyCode.PLUS;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SHIFT;
import static javafx.scene.input.KeyCode.UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.ui.hex.model.Bookmark;

/// The hex view by keyboard alone.
class HexKeysTest {
    private static final long HEAP = 0x5500_0000_0000L;
    private static final long BIG = 0x7f00_0000_0000L;
    private static final AddressRange HEAP_RANGE = AddressRange.ofLength(HEAP, 4 * HexFixture.PAGE);
    private static final AddressRange BIG_RANGE = AddressRange.ofLength(BIG, 1L << 40);

    private final ArrayMemory memory = new ArrayMemory()
            .map(HEAP_RANGE, "[heap]")
            .map(BIG_RANGE, "")
            .set(HEAP, 3, PageState.DIRTY_MEMORY)
            .set(HEAP + 3 * HexFixture.PAGE, 1, PageState.UNREADABLE, UnknownReason.GUARD_PAGE)
            .write(HEAP, "\u007fELF and some text")
            .write(HEAP + 0x20, (byte) 0x40, (byte) 0x10, (byte) 0, (byte) 0, (byte) 0, (byte) 0x7f, (byte) 0, (byte)
                    0);
    private final HexFixture stand = new HexFixture(memory, false);

    @BeforeEach
    void awaitTheFirstPage() {
        stand.awaitByte(HEAP, 0x7f);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private String clipboard() {
        return stand.ask(() -> Clipboard.getSystemClipboard().getString());
    }

    private String preview() {
        return stand.ask(
                () -> stand.robot().find("#hex-prompt-preview", Label.class).getText());
    }

    @Test
    void movesTheCursor() {
        stand.press(RIGHT);
        stand.press(RIGHT);
        stand.press(DOWN);
        assertThat(stand.cursor()).isEqualTo(HEAP + 0x12);
        stand.press(UP);
        stand.press(LEFT);
        assertThat(stand.cursor()).isEqualTo(HEAP + 1);
        stand.press(END);
        assertThat(stand.cursor()).isEqualTo(HEAP + 0xf);
        stand.press(HOME);
        assertThat(stand.cursor()).isEqualTo(HEAP);
        stand.press(CONTROL, END);
        assertThat(stand.cursor()).isEqualTo(HEAP + 0x3fff);
        stand.press(CONTROL, UP);
        assertThat(stand.cursor()).isEqualTo(HEAP + 0x3000);
        stand.press(CONTROL, HOME);
        assertThat(stand.cursor()).isEqualTo(HEAP);
        stand.press(CONTROL, DOWN);
        assertThat(stand.cursor()).isEqualTo(HEAP + 0x1000);
    }

    @Test
    void turnsScreensAndKeepsTheCursorInSight() {
        stand.press(PAGE_DOWN);
        long screen = stand.cursor() - HEAP;
        stand.press(PAGE_DOWN);

        assertThat(screen).isGreaterThan(0x100);
        assertThat(stand.cursor()).isEqualTo(HEAP + 2 * screen);
        assertThat(stand.ask(() -> stand.model().cursor().viewport().shows(HEAP + 2 * screen)))
                .isTrue();
        stand.press(PAGE_UP);
        assertThat(stand.cursor()).isEqualTo(HEAP + screen);
    }

    @Test
    void selectsWithShift() {
        stand.press(RIGHT);
        stand.press(SHIFT, DOWN);
        stand.press(SHIFT, RIGHT);

        assertThat(stand.selected()).isEqualTo(new AddressRange(HEAP + 1, HEAP + 0x13));
        assertThat(stand.line()).contains("18 bytes selected");
        stand.press(SHIFT, HOME);
        assertThat(stand.selected()).isEqualTo(new AddressRange(HEAP + 1, HEAP + 0x11));
        stand.press(SHIFT, PAGE_DOWN);
        assertThat(stand.selected().length()).isGreaterThan(0x100);
        stand.press(SHIFT, PAGE_UP);
        stand.press(SHIFT, LEFT);
        assertThat(stand.selected()).isEqualTo(new AddressRange(HEAP + 1, HEAP + 0x10));
        stand.press(SHIFT, CONTROL, END);
        assertThat(stand.selected()).isEqualTo(new AddressRange(HEAP + 1, HEAP_RANGE.end()));
        stand.press(ESCAPE);
        assertThat(stand.selected().length()).isOne();
    }

    @Test
    void selectsThePageTheRegionAndATypedRange() {
        stand.press(CONTROL, SHIFT, A);
        assertThat(stand.selected()).isEqualTo(AddressRange.ofLength(HEAP, HexFixture.PAGE));
        stand.press(CONTROL, A);
        assertThat(stand.selected()).isEqualTo(HEAP_RANGE);
        stand.press(CONTROL, L);
        stand.robot().type("start+0x40");
        assertThat(preview()).isEqualTo("64 B");
        stand.press(ENTER);
        assertThat(stand.selected()).isEqualTo(AddressRange.ofLength(HEAP, 0x40));
    }

    @Test
    void goesBackAndForwardThroughHistory() {
        stand.press(CONTROL, PAGE_DOWN);
        assertThat(stand.cursor()).isEqualTo(BIG);
        stand.press(CONTROL, PAGE_DOWN);
        assertThat(stand.message()).isEqualTo("This is the last region.");
        stand.press(ALT, LEFT);
        assertThat(stand.cursor()).isEqualTo(HEAP);
        stand.press(ALT, RIGHT);
        assertThat(stand.cursor()).isEqualTo(BIG);
        stand.press(CONTROL, PAGE_UP);
        assertThat(stand.cursor()).isEqualTo(HEAP);
    }

    @Test
    void followsAPointer() {
        stand.press(DOWN);
        stand.press(DOWN);
        stand.press(ENTER);

        assertThat(stand.cursor()).isEqualTo(BIG + 0x1040);
        stand.press(ALT, LEFT);
        assertThat(stand.cursor()).isEqualTo(HEAP + 0x20);
    }

    @Test
    void saysWhereAPointerLeadsNowhere() {
        stand.press(ENTER);

        assertThat(stand.message()).isEqualTo("The pointer 646e6120464c457f leads to no region.");
    }

    private void bookmark(String name) {
        stand.press(CONTROL, D);
        stand.robot().type(name);
        stand.press(ENTER);
    }

    private Optional<Bookmark> bookmarkAt(long address) {
        return stand.ask(() -> stand.model().cursor().bookmarks().at(address));
    }

    @Test
    void keepsBookmarksByNameAndGoesRoundThem() {
        stand.press(RIGHT);
        bookmark("magic");
        stand.press(CONTROL, PAGE_DOWN);
        bookmark("");
        stand.press(CONTROL, END);
        stand.press(F2);

        assertThat(stand.cursor()).isEqualTo(HEAP + 1);
        assertThat(stand.message()).isEqualTo("Bookmark magic");
        assertThat(bookmarkAt(HEAP + 1)).contains(new Bookmark(HEAP + 1, "magic"));
        stand.save("bookmark");
        stand.press(F2);
        assertThat(stand.cursor()).isEqualTo(BIG);
        assertThat(stand.message()).isEqualTo("Bookmark 7f0000000000");
        stand.press(SHIFT, F2);
        assertThat(stand.cursor()).isEqualTo(HEAP + 1);
        stand.press(ALT, LEFT);
        assertThat(stand.cursor()).isEqualTo(BIG);
    }

    @Test
    void renamesAndRemovesABookmark() {
        stand.press(F2);
        assertThat(stand.message()).isEqualTo("There are no bookmarks yet.");
        bookmark("magic");
        stand.press(CONTROL, D);
        assertThat(stand.ask(() ->
                        stand.robot().find("#hex-prompt-field", TextField.class).getText()))
                .isEqualTo("magic");
        stand.robot().type("ELF header");
        stand.press(ENTER);
        assertThat(bookmarkAt(HEAP)).contains(new Bookmark(HEAP, "ELF header"));

        stand.press(CONTROL, SHIFT, D);
        assertThat(stand.message()).isEqualTo("The bookmark ELF header is removed.");
        assertThat(bookmarkAt(HEAP)).isEmpty();
        stand.press(CONTROL, SHIFT, D);
        assertThat(stand.message()).isEqualTo("There is no bookmark at the cursor.");
    }

    @Test
    void saysThatNothingIsMappedAtABookmarkAnyMore() {
        bookmark("magic");
        stand.press(CONTROL, PAGE_DOWN);
        memory.unmap(HEAP);
        stand.robot().inFx(() -> stand.model().document().update(memory.mappingsNow()));
        stand.press(F2);

        assertThat(stand.message()).isEqualTo("Nothing is mapped at the bookmark magic any more.");
        assertThat(stand.cursor()).isEqualTo(BIG);
    }

    @Test
    void copiesHexTextAndAddress() {
        stand.press(SHIFT, RIGHT);
        stand.press(SHIFT, RIGHT);
        stand.press(SHIFT, RIGHT);
        stand.press(CONTROL, C);
        stand.robot()
                .waitUntil(
                        "it is copied",
                        () -> stand.model().cursor().messageProperty().get().equals("Copied 4 bytes."));
        assertThat(clipboard()).isEqualTo("7f 45 4c 46");
        stand.press(CONTROL, ALT, C);
        assertThat(clipboard()).isEqualTo("0x550000000000-0x550000000004");
        stand.press(RIGHT);
        stand.press(SHIFT, END);
        stand.press(CONTROL, SHIFT, C);
        stand.robot().waitUntil("it is copied", () -> clipboardNow().equals(" and some te"));
    }

    private static String clipboardNow() {
        String text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }

    @Test
    void saysWhyNothingWasCopied() {
        stand.press(CONTROL, END);
        stand.awaitPage(HEAP + 0x3000);
        stand.press(CONTROL, SHIFT, C);
        stand.robot()
                .waitUntil(
                        "it says so",
                        () -> !stand.model().cursor().messageProperty().get().isEmpty());
        assertThat(stand.message())
                .isEqualTo(
                        "Nothing was copied, since 1 byte of it cannot be known: a guard page, the process itself may"
                                + " not touch it. Hex and hexdump lines can say ??.");
        stand.press(CONTROL, C);
        stand.robot().waitUntil("it is copied", () -> clipboardNow().equals("??"));
    }

    @Test
    void pointsToExportForMoreThanTheClipboardTakes() {
        stand.press(CONTROL, PAGE_DOWN);
        stand.robot().inFx(() -> Clipboard.getSystemClipboard().clear());
        selectRange("start+16777216");
        stand.press(CONTROL, C);
        stand.robot().waitUntil("just that much is copied", () -> clipboardNow().length() == 3 * (16 << 20) - 1);
        selectRange("start+16777217");
        stand.press(CONTROL, C);
        assertThat(stand.message())
                .isEqualTo("16.0 MiB is more than the clipboard takes (16 MiB): export the selection instead.");

        stand.press(CONTROL, A);
        stand.press(CONTROL, C);

        assertThat(stand.message())
                .isEqualTo("1 TiB is more than the clipboard takes (16 MiB): export the selection instead.");
        stand.save("copy-too-much");
    }

    private void selectRange(String text) {
        stand.press(CONTROL, L);
        stand.robot().type(text);
        stand.press(ENTER);
    }

    @Test
    void readsAgain() {
        memory.write(HEAP, (byte) 0x55);
        stand.press(F5);

        stand.awaitByte(HEAP, 0x55);
    }

    @Test
    void makesTheTextLargerAndSmallerAndNormal() {
        stand.press(CONTROL, PLUS);
        stand.press(CONTROL, PLUS);
        assertThat(stand.ask(() -> stand.model().options().fontSizeProperty().get()))
                .isEqualTo(15);
        for (int i = 0; i < 8; i++) {
            stand.press(CONTROL, PLUS);
        }
        stand.save("large-text");
        stand.press(CONTROL, DIGIT0);
        assertThat(stand.ask(() -> stand.model().options().fontSizeProperty().get()))
                .isEqualTo(13);
    }

    @Test
    void showsAndHidesTheInspector() {
        assertThat(stand.robot().sees("#hex-side")).isTrue();
        stand.press(CONTROL, I);
        assertThat(stand.robot().sees("#hex-side")).isFalse();
        stand.press(CONTROL, I);
        assertThat(stand.robot().sees("#hex-side")).isTrue();
    }
}
