package org.pagetint.ui.hex.commands;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// What the hex view can be told, by key, by context menu or by the window around it.
public enum HexCommand {
    GO_TO(key(KeyCode.G, SHORTCUT_DOWN)),
    BACK(key(KeyCode.LEFT, ALT_DOWN)),
    FORWARD(key(KeyCode.RIGHT, ALT_DOWN)),
    PREVIOUS_REGION(key(KeyCode.PAGE_UP, SHORTCUT_DOWN)),
    NEXT_REGION(key(KeyCode.PAGE_DOWN, SHORTCUT_DOWN)),
    FOLLOW_POINTER(key(KeyCode.ENTER)),
    SELECT_ALL(key(KeyCode.A, SHORTCUT_DOWN)),
    SELECT_PAGE(key(KeyCode.A, SHORTCUT_DOWN, SHIFT_DOWN)),
    SELECT_RANGE(key(KeyCode.L, SHORTCUT_DOWN)),
    SELECT_NOTHING(key(KeyCode.ESCAPE)),
    COPY(key(KeyCode.C, SHORTCUT_DOWN)),
    COPY_TEXT(key(KeyCode.C, SHORTCUT_DOWN, SHIFT_DOWN)),
    COPY_ADDRESS(key(KeyCode.C, SHORTCUT_DOWN, ALT_DOWN)),
    ADD_BOOKMARK(key(KeyCode.D, SHORTCUT_DOWN)),
    REMOVE_BOOKMARK(key(KeyCode.D, SHORTCUT_DOWN, SHIFT_DOWN)),
    NEXT_BOOKMARK(key(KeyCode.F2)),
    PREVIOUS_BOOKMARK(key(KeyCode.F2, SHIFT_DOWN)),
    REFRESH(key(KeyCode.F5), key(KeyCode.R, SHORTCUT_DOWN)),
    INSPECTOR(key(KeyCode.I, SHORTCUT_DOWN)),
    ZOOM_IN(key(KeyCode.PLUS, SHORTCUT_DOWN), key(KeyCode.EQUALS, SHORTCUT_DOWN), key(KeyCode.ADD, SHORTCUT_DOWN)),
    ZOOM_OUT(key(KeyCode.MINUS, SHORTCUT_DOWN), key(KeyCode.SUBTRACT, SHORTCUT_DOWN)),
    ZOOM_NORMAL(key(KeyCode.DIGIT0, SHORTCUT_DOWN), key(KeyCode.NUMPAD0, SHORTCUT_DOWN)),
    MENU(key(KeyCode.CONTEXT_MENU), key(KeyCode.F10, SHIFT_DOWN));

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<KeyCombination> keys;

    HexCommand(KeyCombination... keys) {
        this.keys = List.of(keys);
    }

    /// The keys that give it, the first one shown in menus.
    public List<KeyCombination> keys() {
        return keys;
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }
}
