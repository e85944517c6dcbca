package org.pagetint.ui.task;

import atlantafx.base.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.concurrent.Task;
import javafx.scene.control.Button;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.TaskProgressView;
import org.pagetint.words.Messages;

/// Says how many tasks are under way; a click lists them with their progress, to be cancelled there. Not to be seen without
/// one.
public final class TaskIndicator extends Button {
    private static final Messages TEXT = Messages.of(TaskIndicator.class);
    private static final double LIST_WIDTH = 420;
    private static final double LIST_HEIGHT = 240;

    private final LongTasks tasks;
    private final TaskProgressView<Task<?>> list = new TaskProgressView<>();
    private final PopOver popOver = new PopOver(list);

    /// The indicator of `tasks`.
    public TaskIndicator(LongTasks tasks) {
        this.tasks = tasks;
        setId("tasks");
        getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "task-indicator");
        list.setPrefSize(LIST_WIDTH, LIST_HEIGHT);
        list.setId("task-list");
        popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
        popOver.setTitle(TEXT.text("tasks"));
        popOver.setAnimated(false);
        setOnAction(_ -> popOver.show(this));
        tasks.running().addListener((ListChangeListener<Task<?>>) change -> follow(change));
        count();
    }

    private void follow(ListChangeListener.Change<? extends Task<?>> change) {
        while (change.next()) {
            list.getTasks().removeAll(change.getRemoved());
            list.getTasks().addAll(change.getAddedSubList());
        }
        count();
    }

    private void count() {
        int running = tasks.running().size();
        setText(TEXT.count("running", running));
        setVisible(running > 0);
        setManaged(running > 0);
        if (running == 0) {
            popOver.hide();
        }
    }
}
