package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.pagetint.ui.action.ActionMenu;
import org.pagetint.ui.hex.HexView;
import org.pagetint.ui.hex.commands.HexCommand;
import org.pagetint.words.Messages;

/// Everything by keyboard, and a list of the keys.
class WindowKeysTest extends RegionsFixture {
    @Test
    void listsEveryActionOfTheMenuAndOfTheMemoryWithItsKeys() {
        robot.press(KeyCode.F10);
        ActionMenu menu = robot.find("#menu", ActionMenu.class);
        robot.waitUntil("the menu", () -> menu.isShowing() && menu.getItems().size() > 1);
        robot.save(robot.inFx(() -> menu.getItems().getFirst().getParentPopup().getScene()), "menu");
        List<String> wanted = robot.inFx(() -> {
            List<String> lines = new ArrayList<>();
            for (MenuItem item : menu.getItems()) {
                if (item.getText() != null) {
                    KeyCombination keys = Objects.requireNonNull(item.getAccelerator(), item.getText());
                    lines.add(keys.getDisplayText() + " " + item.getText());
                }
            }
            return lines;
        });
        for (HexCommand command : HexCommand.values()) {
            String keys = command.keys().getFirst().getDisplayText() + " ";
            if (wanted.stream().noneMatch(line -> line.startsWith(keys))) {
                wanted.add(keys + Messages.of(HexView.class).of("command", command));
            }
        }
        robot.press(KeyCode.ESCAPE);
        robot.press(KeyCode.F1);
        window.draw("keys-process");

        List<String> listed = robot.inFx(() -> {
            List<String> lines = new ArrayList<>();
            String keys = "";
            for (Node label : robot.find("#key-list", Node.class).lookupAll(".group > .label")) {
                String text = ((Label) label).getText();
                if (label.getStyleClass().contains("mono")) {
                    keys = text.split(", ", -1)[0];
                } else {
                    lines.add(keys + " " + text);
                }
            }
            return lines;
        });
        assertThat(wanted).hasSizeGreaterThan(35);
        assertThat(listed).containsAll(wanted).doesNotHaveDuplicates();
    }

    @Test
    void leadsFromPartToPartByKeyboard() {
        robot.press(KeyCode.CONTROL, KeyCode.M);
        assertThat(focused()).isEqualTo("hex-rows");
        robot.press(KeyCode.CONTROL, KeyCode.K);
        assertThat(focused()).isEqualTo("region-filter");
        robot.press(KeyCode.CONTROL, KeyCode.G);
        assertThat(focused()).isEqualTo("go-to");
        robot.press(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL, KeyCode.F);
        assertThat(focused()).isEqualTo("search-pattern");
        robot.press(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL, KeyCode.E);
        assertThat(focused()).isEqualTo("export-format");
        robot.press(KeyCode.ESCAPE);
        robot.waitUntil("the pane is gone", () -> !robot.sees("#export-pane"));
    }

    private String focused() {
        return robot.inFx(() -> window.scene().getFocusOwner().getId());
    }
}
