package org.pagetint.ui.action;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// Gives keys to actions, wherever in the window the keyboard is.
public final class ActionKeys {
    private final Supplier<List<ActionGroup>> groups;

    /// For the actions that `groups` says are there at the moment a key is pressed.
    public ActionKeys(Supplier<List<ActionGroup>> groups) {
        this.groups = groups;
    }

    /// Listens to the keys of `scene`, before its parts do.
    public void listenTo(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> find(event).ifPresent(action -> {
                    event.consume();
                    action.run().run();
                }));
    }

    private Optional<Action> find(KeyEvent event) {
        return groups.get().stream()
                .flatMap(group -> group.actions().stream())
                .filter(action -> action.keys().stream().anyMatch(keys -> keys.match(event)))
                .findFirst();
    }
}
