package org.pagetint.ui.action;

import java.util.List;

/// Actions that belong together: a part of the menu, a part of the list of keys.
///
/// @param title what the list of keys calls them
/// @param actions in the order they are shown
public record ActionGroup(String title, List<Action> actions) {
    public ActionGroup {
        actions = List.copyOf(actions);
    }
}
