package org.pagetint.ui.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.MadeUpProc;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.ui.Robot;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.BackgroundThreads;
import org.pagetint.ui.theme.Appearance;
import org.pagetint.ui.theme.SceneStyle;

/// The picker on a made-up `/proc` with 5,000 processes. How fast it is, is measured by `WindowSpeed`.
@Timeout(120)
class LongProcessListTest {
    private static final int PROCESSES = 5_000;
    private static final int OWN = 1000;

    @Test
    void keepsSelectionOrderAndScrollOfFiveThousandProcesses(@TempDir Path folder) {
        MadeUpProc proc = new MadeUpProc(folder, OWN);
        for (int i = 1; i <= PROCESSES; i++) {
            proc.listed(i, OWN, "worker-" + i % 100, "/usr/bin/worker --number " + i, i, i);
        }
        BackgroundThreads threads = new BackgroundThreads((_, fault) -> fault.printStackTrace());
        Robot robot = new Robot();
        try {
            PickerModel model = new PickerModel(
                    new LinuxProcesses(proc.root()), new Background(threads.refresh(), Platform::runLater));
            Appearance appearance = new Appearance(new SimpleBooleanProperty(false));
            PickerView view = robot.inFx(() -> new PickerView(
                    model, 1, List.of(), new Preferences(Map.of(), _ -> {}), appearance.textScaleProperty(), _ -> {}));
            Scene scene = robot.inFx(() -> new Scene(view, 1000, 700));
            robot.inFx(() -> {
                SceneStyle.keepGround(appearance);
                SceneStyle.dress(scene, appearance);
            });
            robot.show(scene);
            robot.inFx(() -> model.orderProperty().set(new ProcessOrder(ProcessColumn.RESIDENT, false)));
            robot.inFx(view::refresh);
            TableView<?> table = (TableView<?>) view.lookup("#processes");
            robot.waitUntil("all are listed", () -> table.getItems().size() == PROCESSES);

            for (int page = 0; page < 20; page++) {
                robot.press(KeyCode.PAGE_DOWN);
            }
            int selected = selectedPid(robot, table);
            int first = firstPid(robot, table);
            assertThat(selected).isEqualTo(201);
            assertThat(first).isBetween(150, 201);

            proc.listed(PROCESSES + 1, OWN, "fresh", "fresh", 0, 1);
            proc.exit(5);
            robot.inFx(view::refresh);
            robot.waitUntil(
                    "the fresh one is listed",
                    () -> ((ProcessRow) table.getItems().getFirst()).name().equals("fresh"));

            assertThat(robot.inFx(() -> table.getItems().size())).isEqualTo(PROCESSES);
            assertThat(selectedPid(robot, table)).isEqualTo(selected);
            assertThat(firstPid(robot, table)).isEqualTo(first);
            robot.save(scene, "picker-5000");

            robot.type("number worker-42");
            assertThat(robot.inFx(() -> table.getItems().size())).isEqualTo(PROCESSES / 100);
        } finally {
            robot.close();
            threads.close();
        }
    }

    private static int selectedPid(Robot robot, TableView<?> table) {
        return robot.inFx(() -> ((ProcessRow) table.getSelectionModel().getSelectedItem())
                .info()
                .pid());
    }

    /// The first row that is wholly in sight.
    private static int firstPid(Robot robot, TableView<?> table) {
        return robot.inFx(() -> {
            VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
            return ((ProcessRow) table.getItems().get(flow.getFirstVisibleCell().getIndex()))
                    .info()
                    .pid();
        });
    }
}
