package org.pagetint.ui.action;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.pagetint.words.Messages;

/// The list of all keys, group by group.
public final class KeyList extends ScrollPane {
    private static final Messages TEXT = Messages.of(KeyList.class);

    private static final int MOST_KEYS = 2;
    private static final int MOST_COLUMNS = 3;
    private static final double COLUMN_EM = 22;
    private static final double TITLE_EM = 1.25;

    /// Keys there do what their likes elsewhere do.
    private static final String KEYPAD = "Numpad";

    private final Label title = new Label(TEXT.text("keys"));
    private final HBox columns = new HBox();
    private final List<ActionGroup> shown;

    /// The keys of `groups`; actions without keys are left out.
    public KeyList(List<ActionGroup> groups) {
        setId("key-list");
        getStyleClass().addAll("key-list", Styles.ELEVATED_2);
        title.getStyleClass().add(Styles.TITLE_4);
        columns.getStyleClass().add("groups");
        shown = groups.stream().filter(KeyList::hasKeys).toList();
        VBox box = new VBox(title, columns);
        box.getStyleClass().add("content");
        setContent(box);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMaxHeight(USE_PREF_SIZE);
        columns.widthProperty().subscribe(this::arrange);
    }

    /// Stands the groups in as many columns as there is room for, each below the shortest one.
    private void arrange() {
        double em = Math.max(1, title.getFont().getSize() / TITLE_EM);
        int count = Math.clamp((long) (columns.getWidth() / (COLUMN_EM * em)), 1, MOST_COLUMNS);
        if (columns.getChildren().size() == count) {
            return;
        }
        List<List<ActionGroup>> stacks = Stream.generate(() -> (List<ActionGroup>) new ArrayList<ActionGroup>())
                .limit(count)
                .toList();
        Comparator<ActionGroup> longestFirst =
                Comparator.<ActionGroup>comparingInt(KeyList::lines).reversed();
        shown.stream()
                .sorted(longestFirst)
                .forEach(group -> Collections.min(stacks, Comparator.<List<ActionGroup>>comparingInt(KeyList::lines))
                        .add(group));
        columns.getChildren().setAll(stacks.stream().map(this::stack).toList());
    }

    private static int lines(List<ActionGroup> stack) {
        return stack.stream().mapToInt(KeyList::lines).sum();
    }

    /// With its title and the gap below it.
    private static int lines(ActionGroup group) {
        return group.actions().size() + 2;
    }

    private VBox stack(List<ActionGroup> groups) {
        VBox stack = new VBox();
        shown.stream()
                .filter(groups::contains)
                .forEach(group -> stack.getChildren().add(grid(group)));
        stack.getStyleClass().add("stack");
        return stack;
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
                        .filter(text -> !text.contains(KEYPAD))
                        .limit(MOST_KEYS)
                        .collect(Collectors.joining(", ")));
                combination.getStyleClass().add("mono");
                grid.addRow(line++, combination, new Label(action.label()));
            }
        }
        return grid;
    }
}
