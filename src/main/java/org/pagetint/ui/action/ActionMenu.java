package org.pagetint.ui.action;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu of all actions, behind a button.
public final class ActionMenu extends MenuButton {
    private final Supplier<List<ActionGroup>> groups;

    /// A menu of what `groups` says is there at the moment it opens.
    public ActionMenu(Supplier<List<ActionGroup>> groups) {
        this.groups = groups;
        getItems().add(new MenuItem());
        setOnShowing(_ -> fill());
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        for (ActionGroup group : groups.get()) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            group.actions().forEach(action -> items.add(item(action)));
        }
        getItems().setAll(items);
    }

    private static MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.label());
        item.setId("action-" + action.id());
        if (!action.keys().isEmpty()) {
            item.setAccelerator(action.keys().getFirst());
        }
        item.setOnAction(_ -> action.run().run());
        return item;
    }
}
