package org.pagetint.ui.hex.commands;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.pagetint.ui.hex.layout.Move;
import org.pagetint.ui.hex.model.HexViewModel;

/// What keys do to the rows.
public final class Keys {
    private final HexViewModel model;
    private final Map<KeyCombination, Runnable> bindings = new LinkedHashMap<>();

    public Keys(HexViewModel model, HexCommands commands) {
        this.model = model;
        move(KeyCode.LEFT, Move.LEFT);
        move(KeyCode.RIGHT, Move.RIGHT);
        move(KeyCode.UP, Move.UP);
        move(KeyCode.DOWN, Move.DOWN);
        move(KeyCode.PAGE_UP, Move.SCREEN_UP);
        move(KeyCode.PAGE_DOWN, Move.SCREEN_DOWN);
        move(KeyCode.HOME, Move.ROW_START);
        move(KeyCode.END, Move.ROW_END);
        move(KeyCode.HOME, Move.REGION_START, SHORTCUT_DOWN);
        move(KeyCode.END, Move.REGION_END, SHORTCUT_DOWN);
        move(KeyCode.UP, Move.PREVIOUS_PAGE, SHORTCUT_DOWN);
        move(KeyCode.DOWN, Move.NEXT_PAGE, SHORTCUT_DOWN);
        for (HexCommand command : HexCommand.values()) {
            command.keys().forEach(keys -> bindings.put(keys, () -> commands.run(command)));
        }
    }

    public void handle(KeyEvent event) {
        for (Map.Entry<KeyCombination, Runnable> binding : bindings.entrySet()) {
            if (binding.getKey().match(event)) {
                binding.getValue().run();
                event.consume();
                return;
            }
        }
    }

    private void move(KeyCode key, Move move, KeyCombination.Modifier... modifiers) {
        bindings.put(
                new KeyCodeCombination(key, modifiers), () -> model.cursor().move(move, false));
        KeyCombination.Modifier[] extended = Arrays.copyOf(modifiers, modifiers.length + 1);
        extended[modifiers.length] = SHIFT_DOWN;
        bindings.put(new KeyCodeCombination(key, extended), () -> model.cursor().move(move, true));
    }
}
