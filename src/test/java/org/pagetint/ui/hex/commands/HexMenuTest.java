package org.pagetint.ui.hex.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.HexFixture;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.model.Bookmark;

/// The context menu of the rows.
class HexMenuTest {
    private static final long START = 0x7f00_0000_0000L;
    private static final AddressRange REGION = AddressRange.ofLength(START, 4 * HexFixture.PAGE);

    private final ArrayMemory memory = new ArrayMemory()
            .map(REGION, "")
            .set(START, 4, PageState.DIRTY_MEMORY)
            .write(START, "Some text that one sees and copies");
    private final HexFixture stand = new HexFixture(memory, false);

    @BeforeEach
    void awaitTheFirstPage() {
        stand.awaitByte(START, 'S');
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private static ContextMenu menu() {
        return (ContextMenu) Window.getWindows().stream()
                .filter(window -> window instanceof ContextMenu menu && "hex-menu".equals(menu.getId()))
                .findFirst()
                .orElseThrow();
    }

    private void copyAs(String form, String text) {
        stand.robot().inFx(() -> {
            stand.model().cursor().select(Selection.of(AddressRange.ofLength(START, 4)));
            Clipboard.getSystemClipboard().clear();
        });
        stand.click(START + 1, MouseButton.SECONDARY);
        stand.robot().choose("Copy as");
        stand.robot().choose(form);
        stand.robot()
                .waitUntil(
                        form + " is copied",
                        () -> text.equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void copiesInEveryForm() {
        copyAs("Hex", "53 6f 6d 65");
        copyAs("Text", "Some");
        copyAs("C array", "/* 7f0000000000 */\nunsigned char data[4] = {\n    0x53, 0x6f, 0x6d, 0x65,\n};\n");
        copyAs("Python bytes", "b\"\\x53\\x6f\\x6d\\x65\"");
        copyAs("Base64", "U29tZQ==");
        copyAs("Hexdump lines", "7f0000000000  53 6f 6d 65" + " ".repeat(37) + "  |Some            |\n");
    }

    @Test
    void hasEverythingThatCanBeDone() {
        stand.robot()
                .inFx(() -> stand.view()
                        .actionsProperty()
                        .set(new HexActions(Optional.empty(), Optional.of(_ -> {}), Optional.of(_ -> {}))));
        stand.click(START + 0x31, MouseButton.SECONDARY);
        List<String> items = stand.ask(() -> menu().getItems().stream()
                .map(MenuItem::getText)
                .filter(text -> text != null)
                .toList());

        assertThat(stand.cursor()).isEqualTo(START + 0x31);
        assertThat(items)
                .containsExactly(
                        "Copy",
                        "Copy as",
                        "Copy address",
                        "Select page",
                        "Select region",
                        "Select range\u2026",
                        "Select nothing",
                        "Go to\u2026",
                        "Follow pointer",
                        "Back",
                        "Forward",
                        "Previous region",
                        "Next region",
                        "Add bookmark\u2026",
                        "Remove bookmark",
                        "Bookmarks",
                        "Refresh",
                        "Inspector",
                        "Text size",
                        "Search in selection",
                        "Export selection\u2026");
        stand.robot().save(stand.ask(() -> menu().getScene()), "context-menu");
    }

    @Test
    void keepsTheSelectionThatIsMeant() {
        AtomicReference<AddressRange> exported = new AtomicReference<>(new AddressRange(0, 0));
        stand.robot()
                .inFx(() -> stand.view()
                        .actionsProperty()
                        .set(new HexActions(Optional.empty(), Optional.empty(), Optional.of(exported::set))));
        stand.press(KeyCode.CONTROL, KeyCode.A);
        stand.click(START + 1, MouseButton.SECONDARY);
        stand.robot().choose("Export selection\u2026");

        assertThat(exported).hasValue(REGION);
    }

    @Test
    void opensByKeyAndSelectsThePage() {
        stand.press(KeyCode.SHIFT, KeyCode.F10);
        stand.robot().choose("Select page");

        assertThat(stand.selected()).isEqualTo(AddressRange.ofLength(START, HexFixture.PAGE));
    }

    @Test
    void listsAndForgetsBookmarks() {
        stand.robot().inFx(() -> stand.model().cursor().bookmarks().put(new Bookmark(START + 0x1234, "a_name")));
        stand.click(START, MouseButton.SECONDARY);
        stand.robot().choose("Bookmarks");
        stand.robot().save(stand.ask(() -> menu().getScene()), "context-menu-bookmarks");
        stand.robot().choose("a_name \u00b7 7f0000001234");
        assertThat(stand.cursor()).isEqualTo(START + 0x1234);
        assertThat(stand.message()).isEqualTo("Bookmark a_name");

        stand.press(KeyCode.CONTROL, KeyCode.HOME);
        stand.click(START, MouseButton.SECONDARY);
        stand.robot().choose("Bookmarks");
        stand.robot().choose("Remove all");
        assertThat(stand.ask(() -> stand.model().cursor().bookmarks().list().isEmpty()))
                .isTrue();
    }

    private boolean isOffered(String text) {
        return stand.ask(() -> menu().getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .noneMatch(MenuItem::isDisable));
    }

    @Test
    void offersWhatIsPossibleHere() {
        stand.click(START, MouseButton.SECONDARY);
        assertThat(List.of("Select nothing", "Back", "Forward", "Remove bookmark", "Bookmarks"))
                .noneMatch(this::isOffered);
        stand.press(KeyCode.ESCAPE);
        stand.robot().inFx(() -> {
            stand.model().cursor().goTo(START + 0x100);
            stand.model().cursor().back();
            stand.model().cursor().goTo(START + 0x100);
            stand.model().cursor().goTo(START + 0x200);
            stand.model().cursor().back();
            stand.model().cursor().bookmarks().put(new Bookmark(START + 0x10, "here"));
            stand.model().cursor().select(new Selection(START + 0x14, START + 0x10));
        });
        stand.click(START + 0x11, MouseButton.SECONDARY);

        assertThat(List.of(
                        "Select nothing", "Back", "Forward", "Remove bookmark", "Bookmarks", "Rename bookmark\u2026"))
                .allMatch(this::isOffered);
        stand.robot().choose("Remove bookmark");
        assertThat(stand.message()).isEqualTo("The bookmark here is removed.");
    }

    @Test
    void makesTheTextLarger() {
        stand.click(START, MouseButton.SECONDARY);
        stand.robot().choose("Text size");
        stand.robot().choose("Larger text");

        assertThat(stand.ask(() -> stand.model().options().fontSizeProperty().get()))
                .isEqualTo(14);
    }
}
