package org.pagetint.ui.action;

import java.util.List;
import javafx.scene.input.KeyCombination;

/// Something that a person can do at any time, by key or from the menu.
///
/// @param id what it is known by, such as `go-to`
/// @param label what the menu calls it
/// @param keys what gives it, the one to be shown first; may be empty
/// @param run does it, on the FX thread
public record Action(String id, String label, List<KeyCombination> keys, Runnable run) {
    public Action {
        keys = List.copyOf(keys);
    }

    /// An action given by `keys`, each in the form of [KeyCombination#valueOf]: `Shortcut+G`.
    public static Action of(String id, String label, Runnable run, String... keys) {
        return new Action(
                id, label, List.of(keys).stream().map(KeyCombination::valueOf).toList(), run);
    }
}
