package org.pagetint.ui.task;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.concurrent.Task;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.TaskProgressView;
import org.pagetint.ui.theme.Popovers;
import org.pagetint.words.Messages;

/// Says how many tasks are under way, how far they are and how long they will take; a click lists them with their
/// progress, to be cancelled there. Not to be seen without one.
public final class TaskIndicator extends Button {
    private static final Messages TEXT = Messages.of(TaskIndicator.class);
    private static final double LIST_WIDTH_EM = 42;
    private static final double TASK_EM = 8.5;
    private static final int MOST_IN_SIGHT = 4;

    private static final long SECONDS_PER_MINUTE = 60;

    private final LongTasks tasks;
    private final ProgressBar bar = new ProgressBar();
    private final TaskProgressView<Task<?>> list = new TaskProgressView<>();
    private final PopOver popOver = Popovers.of(list, TEXT.text("tasks"), PopOver.ArrowLocation.BOTTOM_RIGHT);

    /// The indicator of `tasks`.
    public TaskIndicator(LongTasks tasks) {
        this.tasks = tasks;
        setId("tasks");
        getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "task-indicator");
        setGraphic(bar);
        bar.setMouseTransparent(true); // Else its skin swallows clicks
        list.setId("task-list");
        setOnAction(_ -> showList());
        tasks.running().addListener((ListChangeListener<Task<?>>) change -> follow(change));
        count();
    }

    /// In the text size of the window.
    private void showList() {
        list.setStyle(getScene().getRoot().getStyle());
        popOver.show(this);
    }

    private void follow(ListChangeListener.Change<? extends Task<?>> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(task -> task.progressProperty().subscribe((_, _) -> count()));
            list.getTasks().removeAll(change.getRemoved());
            list.getTasks().addAll(change.getAddedSubList());
        }
        count();
    }

    private void count() {
        List<Task<?>> running = tasks.running();
        setText(running.stream()
                .flatMap(task -> task instanceof WatchedTask<?> watched ? watched.timeLeft().stream() : Stream.empty())
                .max(Comparator.naturalOrder())
                .map(left -> TEXT.count("running", running.size()) + " · " + words(left))
                .orElse(TEXT.count("running", running.size())));
        bar.setProgress(
                running.stream().mapToDouble(Task::getProgress).min().orElse(ProgressIndicator.INDETERMINATE_PROGRESS));
        list.setPrefSize(LIST_WIDTH_EM * em(), Math.clamp(running.size(), 1, MOST_IN_SIGHT) * TASK_EM * em());
        setVisible(!running.isEmpty());
        setManaged(!running.isEmpty());
        if (running.isEmpty()) {
            popOver.hide();
        }
    }

    private double em() {
        return getFont().getSize();
    }

    private static String words(Duration left) {
        long seconds = left.toSeconds() + 1;
        return seconds < SECONDS_PER_MINUTE
                ? TEXT.text("left.seconds", seconds)
                : TEXT.text("left.minutes", (seconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE);
    }
}
