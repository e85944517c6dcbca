package org.pagetint.ui.table;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Opens context menus by keyboard, which JavaFX does not do on Linux. Used on the FX thread.
public final class KeyboardMenu {
    private static final List<KeyCombination> KEYS = List.of(
            new KeyCodeCombination(KeyCode.CONTEXT_MENU),
            new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN));

    private KeyboardMenu() {}

    /// Whether `event` asks for a menu.
    public static boolean asks(KeyEvent event) {
        return KEYS.stream().anyMatch(keys -> keys.match(event));
    }

    /// Has `menu` open below the selected row of `table`.
    public static <R> void offer(TableView<R> table, ContextMenu menu) {
        OnScreen<R> onScreen = new OnScreen<>(table);
        table.setContextMenu(menu);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (asks(event)) {
                Point2D below = onScreen.below(table.getSelectionModel().getSelectedIndex());
                menu.show(table, below.getX(), below.getY());
                event.consume();
            }
        });
    }
}
