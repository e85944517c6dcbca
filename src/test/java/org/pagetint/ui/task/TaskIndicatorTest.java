package org.pagetint.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.ui.Robot;

@Timeout(60)
class TaskIndicatorTest {
    private final Robot robot = new Robot();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        robot.close();
        threads.shutdownNow();
    }

    @Test
    void showsProgressAndTimeLeftAndCancels() throws Exception {
        LongTasks tasks = new LongTasks(threads);
        AtomicReference<TaskIndicator> made = new AtomicReference<>();
        robot.show(
                () -> {
                    made.set(new TaskIndicator(tasks));
                    return new StackPane(made.get());
                },
                700,
                500);
        TaskIndicator indicator = made.get();
        assertThat(robot.inFx(indicator::isVisible)).isFalse();
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<String> result = new CompletableFuture<>();

        robot.inFx(() -> {
            tasks.start(
                    "Counting sheep",
                    progress -> {
                        progress.update(1, 4, "1 of 4");
                        started.countDown();
                        while (!progress.isCancelled()) {
                            Thread.onSpinWait();
                        }
                        return "cancelled after the first";
                    },
                    result::complete,
                    _ -> {});
        });
        started.await(10, TimeUnit.SECONDS);

        robot.waitUntil(
                "the indicator says how long it takes, not " + indicator.getText(),
                () -> indicator.getText().matches("1 task · \\d+ (s|min) left"));
        assertThat(robot.inFx(() -> ((ProgressBar) indicator.getGraphic()).getProgress()))
                .isEqualTo(0.25);
        robot.inFx(indicator::requestFocus);
        robot.press(KeyCode.SPACE);
        robot.waitUntil("the list", () -> robot.sees("#task-list"));
        Node list = robot.find("#task-list", Node.class);
        robot.waitUntil(
                "the task is listed",
                () -> list.lookupAll(".label").stream()
                        .anyMatch(label -> ((Label) label).getText().equals("1 of 4")));
        robot.save(list, "task-list");
        robot.click(robot.inFx(() -> list.lookupAll(".button").stream()
                .filter(Button.class::isInstance)
                .findFirst()
                .orElseThrow()));

        assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo("cancelled after the first");
        robot.waitUntil("nothing is under way", () -> !indicator.isVisible());
    }
}
