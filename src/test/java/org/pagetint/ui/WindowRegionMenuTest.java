package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a person does with regions: copies them, and what the menu offers.
class WindowRegionMenuTest extends RegionsFixture {
    @Test
    void copiesCellRowTableAndAddress() {
        filter("records.db");
        robot.press(KeyCode.DOWN);
        String path = folder.resolve("records.db").toString();
        String start = String.format("%012x", mapped.start());

        robot.press(KeyCode.CONTROL, KeyCode.C);
        assertThat(copied().split("\t", -1)).startsWith(start, "64 KiB", "rw-p").contains(path);
        choose("copy-cell");
        assertThat(copied()).isEqualTo(start);
        choose("copy-address");
        assertThat(copied()).isEqualTo(start);
        choose("copy-table");
        assertThat(copied().lines().map(line -> line.split("\t", -1).length)).containsExactly(7, 7);
        assertThat(copied()).startsWith("Start\tSize\tPerm\tPages\tName\tDirty\tResident\n" + start);
    }

    @Test
    void copiesAllRowsThatAreSelected() {
        filter("libc.so");
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT, KeyCode.DOWN);
        openMenu();
        robot.waitUntil("it names both", () -> robot.sees("Copy 2 rows") && robot.sees("Copy 2 addresses"));
        robot.click("#region-copy-rows");

        assertThat(copied().lines()).hasSize(2).allMatch(line -> line.contains("libc.so"));
    }

    @Test
    void offersInItsMenuWhatCanBeDoneWithARegion() {
        filter("records.db");
        robot.press(KeyCode.DOWN);
        openMenu();
        assertThat(robot.inFx(() -> window.regions().getContextMenu().getItems().stream()
                        .map(MenuItem::getText)
                        .filter(Objects::nonNull)
                        .toList()))
                .containsExactly(
                        "View",
                        "Search here…",
                        "Export…",
                        "Copy cell: Start",
                        "Copy row",
                        "Copy whole table",
                        "Copy address",
                        "Open the file’s folder");
        robot.save(window.regions().getContextMenu().getScene(), "region-menu");
        robot.press(KeyCode.ESCAPE);

        choose("search");
        robot.waitUntil(
                "the search looks there alone",
                () -> robot.sees("64 KiB in 1 region will be searched.")
                        && robot.find("#search-where", ChoiceBox.class)
                                .getValue()
                                .toString()
                                .equals("CHOSEN"));
        choose("export");
        robot.waitUntil(
                "the export asks about it",
                () -> robot.sees(String.format("%012x to %012x, 64 KiB", mapped.start(), mapped.end())));
        choose("open-folder");
        robot.waitUntil("the folder is shown", () -> window.shownFolders.equals(List.of(folder)));
        choose("view");
        robot.waitUntil("the memory has the keyboard", () -> !window.regions().isFocused());

        filter(Long.toHexString(written.start()));
        robot.press(KeyCode.DOWN);
        openMenu();
        assertThat(robot.inFx(() ->
                        window.regions().getContextMenu().getItems().getLast().isDisable()))
                .isTrue();
    }

    @Test
    void opensItsMenuByKeyboard() {
        filter("records.db");
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT, KeyCode.F10);
        robot.waitUntil("the menu", () -> window.regions().getContextMenu().isShowing());
        while (!focused().equals("Export…")) {
            robot.press(KeyCode.DOWN);
        }
        robot.press(KeyCode.ENTER);

        robot.waitUntil("the export asks", () -> robot.sees("#export-pane"));
    }

    /// The item of the menu that Enter would choose.
    private String focused() {
        return robot.inFx(() -> window.regions().getContextMenu().getScene().getRoot().lookupAll(".menu-item").stream()
                .filter(Node::isFocused)
                .flatMap(item -> item.lookupAll(".label").stream())
                .map(label -> ((Label) label).getText())
                .findFirst()
                .orElse(""));
    }
}
