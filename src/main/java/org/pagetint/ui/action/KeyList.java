package org.pagetint.ui.action;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pagetint.words.Messages;

/// The list of all keys, group by group.
public final class KeyList extends ScrollPane {
    private static final Messages TEXT = Messages.of(KeyList.class);

    private static final int MOST_KEYS = 2;

    /// The keys of `groups`; actions without keys are left out.
    public KeyList(List<ActionGroup> groups) {
        setId("key-list");
        getStyleClass().addAll("key-list", Styles.ELEVATED_2);
        Label title = new Label(TEXT.text("keys"));
        title.getStyleClass().add(Styles.TITLE_4);
        FlowPane columns = new FlowPane();
        columns.getStyleClass().add("groups");
        groups.stream()
                .filter(KeyList::hasKeys)
                .forEach(group -> columns.getChildren().add(grid(group)));
        VBox box = new VBox(title, columns);
        box.getStyleClass().add("content");
        setContent(box);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    private static boolean hasKeys(ActionGroup group) {
        return group.actions().stream().anyMatch(action -> !action.keys().isEmpty());
    }

    private static GridPane grid(ActionGroup group) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("group");
        ColumnConstraints keys = new ColumnConstraints();
        keys.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().setAll(keys, new ColumnConstraints());
        Label title = new Label(group.title());
        title.getStyleClass().add(Styles.TEXT_BOLD);
        grid.add(title, 0, 0, 2, 1);
        int line = 1;
        for (Action action : group.actions()) {
            if (!action.keys().isEmpty()) {
                Label combination = new Label(action.keys().stream()
                        .map(KeyCombination::getDisplayText)
                        .distinct()
                        .limit(MOST_KEYS)
                        .collect(Collectors.joining(", ")));
                combination.getStyleClass().add("mono");
                grid.addRow(line++, combination, new Label(action.label()));
            }
        }
        return grid;
    }
}
