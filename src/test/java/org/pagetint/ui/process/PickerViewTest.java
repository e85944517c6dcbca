package org.pagetint.ui.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.MadeUpProc;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.Robot;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.BackgroundThreads;
import org.pagetint.ui.theme.Appearance;
import org.pagetint.ui.theme.SceneStyle;
import org.pagetint.ui.theme.Theme;

class PickerViewTest {
    private static final int OWN = 1000;
    private static final int OTHER = 33;

    private final BackgroundThreads threads = new BackgroundThreads((_, fault) -> fault.printStackTrace());
    private final Robot robot = new Robot();
    private final List<ProcessInfo> opened = new ArrayList<>();
    private final Appearance appearance = new Appearance(new SimpleBooleanProperty(false));
    private final Map<String, List<String>> remembered = new HashMap<>();
    private MadeUpProc proc;
    private PickerModel model;
    private PickerView view;
    private Scene scene;

    @BeforeEach
    void showAPickerOfAMadeUpSystem(@TempDir Path folder) {
        proc = new MadeUpProc(folder, OWN)
                .with(100, 1, OWN, "bash", "/bin/bash --login", 5_400, 100)
                .with(47, 100, OWN, "editor", "/usr/bin/editor notes.txt", 61_000, 300)
                .with(470, 100, OWN, "python3", "python3 -m http.server 8000", 24_000, 700)
                .with(4711, 1, OWN, "firefox", "/usr/lib/firefox/firefox", 1_260_000, 500)
                .with(4790, 4711, OWN, "Web Content", "/usr/lib/firefox/firefox -contentproc", 412_000, 510)
                .with(900, 1, OTHER, "nginx", "nginx: master process", 12_000, 50)
                .with(9, 2, 0, "kworker/0:1", "", 0, 1)
                .write("9/stat", "9 (kworker/0:1) I 2 0 0 0 -1 2129984 0 0 0 0 0 0 0 0 20 0 1 0 1 0 0");
        model = new PickerModel(new LinuxProcesses(proc.root()), new Background(threads.refresh(), Platform::runLater));
        view = robot.inFx(this::newView);
        scene = robot.inFx(() -> new Scene(view, 1000, 700));
        robot.inFx(() -> {
            SceneStyle.keepGround(appearance);
            SceneStyle.dress(scene, appearance);
        });
        robot.show(scene);
        robot.inFx(() -> view.setActive(true));
        robot.waitUntil("the list", () -> !table().getItems().isEmpty());
    }

    private PickerView newView() {
        return new PickerView(
                model,
                100,
                List.of(),
                new Preferences(remembered, remembered::putAll),
                appearance.textScaleProperty(),
                opened::add);
    }

    @AfterEach
    void close() {
        robot.inFx(() -> view.setActive(false));
        robot.close();
        threads.close();
    }

    @SuppressWarnings("unchecked")
    private TableView<ProcessRow> table() {
        return (TableView<ProcessRow>) view.lookup("#processes");
    }

    private List<Integer> pids() {
        return robot.inFx(
                () -> table().getItems().stream().map(row -> row.info().pid()).toList());
    }

    private String listed() {
        return robot.inFx(() -> ((Label) view.lookup("#listed")).getText());
    }

    @Test
    void listsOwnProcessesTheNewestFirst() {
        assertThat(pids()).containsExactly(470, 4790, 4711, 47, 100);
        assertThat(listed()).isEqualTo("5 processes · 1 more of other users");
        robot.save(scene, "picker-light");
        robot.inFx(() -> appearance.themeProperty().set(Theme.DARK));
        robot.save(scene, "picker-dark");
    }

    @Test
    void showsPidNameUserSizeThreadsStartAccessAndCommand() {
        assertThat(robot.inFx(() ->
                        table().getColumns().stream().map(TableColumn::getText).toList()))
                .containsExactly("PID", "Name", "User", "Resident", "Threads", "Started", "Access", "Command");
        robot.waitUntil("what may be seen is known", () -> line(4711).contains("full"));
        assertThat(robot.inFx(() -> line(4711)))
                .startsWith("4711", "firefox")
                .contains("1.20 GiB", "1", "9 Sep 2001", "full", "/usr/lib/firefox/firefox");
    }

    private List<String> line(int pid) {
        ProcessRow row = table().getItems().stream()
                .filter(each -> each.info().pid() == pid)
                .findFirst()
                .orElseThrow();
        return table().getColumns().stream()
                .map(column -> String.valueOf(column.getCellData(row)))
                .toList();
    }

    @Test
    void filtersWhereverTheKeyboardIs() {
        robot.inFx(() -> table().requestFocus());
        robot.type("edit");
        assertThat(pids()).containsExactly(47);
        assertThat(robot.find("#filter", TextField.class).getText()).isEqualTo("edit");

        robot.press(KeyCode.ESCAPE);
        assertThat(pids()).hasSize(5);
        robot.inFx(() -> view.lookup("#by-parent").requestFocus());
        robot.type("8000");
        assertThat(pids()).containsExactly(470);
    }

    @Test
    void makesRoomForReasonsWhileThereAreSome() {
        double usual = robot.inFx(this::accessWidth);
        proc.remove("900/maps");
        robot.click("#all-users");
        robot.waitUntil(
                "the reason has room", () -> line(900).get(6).startsWith("none: ") && accessWidth() > 2 * usual);
        robot.inFx(() -> view.lookup("#picker-columns").requestFocus());
        robot.press(KeyCode.SPACE);
        robot.click("#column-threads");
        assertThat(remembered.get("picker.columns")).contains("access 70 shown", "threads 70 hidden");

        robot.click("#all-users");
        robot.waitUntil("the commands have it again", () -> accessWidth() == usual);
    }

    private double accessWidth() {
        return table().getColumns().get(6).getWidth();
    }

    @Test
    void findsByTheUserToo() {
        robot.click("#all-users");
        String user = robot.inFx(() -> table().getItems().stream()
                .filter(row -> row.info().pid() == 900)
                .findFirst()
                .orElseThrow()
                .info()
                .user()
                .name());
        robot.click("#filter");
        robot.type(user + " nginx");
        assertThat(pids()).containsExactly(900);
    }

    @Test
    void opensTheProcessWhosePidIsTyped() {
        robot.type("47");
        assertThat(pids()).containsExactly(47, 470, 4790, 4711);

        robot.press(KeyCode.ENTER);

        assertThat(opened).extracting(ProcessInfo::pid).containsExactly(47);
    }

    @Test
    void findsByWordsThatAllMustMatch() {
        robot.type("fire content");

        assertThat(pids()).containsExactly(4790);
    }

    @Test
    void movesWithTheArrowsWhileTheFilterHasTheFocus() {
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.UP);
        robot.press(KeyCode.ENTER);

        assertThat(opened).extracting(ProcessInfo::pid).containsExactly(4790);
    }

    @Test
    void offersTheOtherUsersWhenOnlyTheyMatch() {
        robot.type("nginx");
        robot.save(scene, "picker-nothing");

        robot.click("#show-all-users");

        assertThat(pids()).containsExactly(900);
        robot.press(KeyCode.ESCAPE);
        assertThat(pids()).contains(900, 4711).doesNotContain(9);
        robot.save(scene, "picker-all-users");
    }

    @Test
    void saysThatThereIsNoSuchProcess() {
        robot.type("123456");
        robot.press(KeyCode.ENTER);

        robot.waitUntil("the message", () -> view.lookup("#notice").isVisible());
        assertThat(robot.sees("There is no process 123456.")).isTrue();
        assertThat(opened).isEmpty();
        robot.save(scene, "picker-no-such-process");
    }

    @Test
    void standsChildrenUnderTheirParents() {
        robot.click("#by-parent");

        assertThat(pids()).containsExactly(4711, 4790, 100, 470, 47);
        robot.save(scene, "picker-tree");
    }

    @Test
    void keepsTheSelectionWhileProcessesComeAndGo() {
        robot.press(KeyCode.DOWN);
        assertThat(selectedPid()).isEqualTo(4790);

        proc.with(5000, "new", "new program", 1, 9_000);
        proc.exit(470);

        robot.waitUntil(
                "the list is read again by itself",
                () -> pidsNow().contains(5000) && !pidsNow().contains(470));
        assertThat(selectedPid()).isEqualTo(4790);
    }

    @Test
    void putsProgramsOpenedLatelyFirst() {
        robot.inFx(() -> model.recentsProperty().set(new RecentPrograms(List.of("editor"))));

        assertThat(pids()).startsWith(47, 470);
    }

    @Test
    void sortsByKeyboardAndRemembersIt() {
        robot.inFx(() -> view.lookup("#picker-columns").requestFocus());
        robot.press(KeyCode.SPACE);
        robot.waitUntil("the menu", () -> robot.sees("#sort-by"));
        robot.save(robot.find("#sort-by", Node.class), "picker-columns");
        robot.press(KeyCode.DOWN);
        robot.press(KeyCode.RIGHT);
        robot.waitUntil("what to sort by", () -> robot.sees("#sort-resident"));
        for (int step = 0; step < 3; step++) {
            robot.press(KeyCode.DOWN);
        }
        robot.press(KeyCode.ENTER);

        assertThat(pids()).containsExactly(4711, 4790, 47, 470, 100);
        assertThat(remembered).containsEntry("picker.order", List.of("resident descending"));
        PickerView next = robot.inFx(() -> newView());
        robot.waitUntil(
                "the next one lists them",
                () -> ((TableView<?>) next.lookup("#processes")).getItems().size() == 5);
        assertThat(model.orderProperty().get()).isEqualTo(new ProcessOrder(ProcessColumn.RESIDENT, true));
    }

    @Test
    void showsTheCommandsAndTheWholePromptInASmallWindowWithLargeText() {
        robot.inFx(() -> appearance.textScaleProperty().set(1.5));
        robot.inFx(() -> {
            view.applyCss();
            view.layout();
        });
        robot.waitUntil(
                "all columns that are shown have room",
                () -> table().getVisibleLeafColumns().stream()
                                .mapToDouble(TableColumn::getWidth)
                                .sum()
                        <= table().getWidth());
        assertThat(robot.inFx(() -> table().getVisibleLeafColumns().stream()
                        .map(TableColumn::getId)
                        .toList()))
                .contains("pid", "name", "resident", "access", "command")
                .doesNotContain("threads");
        assertThat(remembered.getOrDefault("picker.columns", List.of())).noneMatch(line -> line.contains("hidden"));
        robot.save(scene, "picker-150");
        TextField filter = robot.find("#filter", TextField.class);
        Text prompt = new Text(filter.getPromptText());
        prompt.setFont(filter.getFont());
        assertThat(prompt.getLayoutBounds().getWidth()).isLessThan(filter.getWidth() - 60);

        robot.inFx(() -> appearance.textScaleProperty().set(1.0));
        assertThat(robot.inFx(() -> table().getVisibleLeafColumns().size())).isEqualTo(8);
    }

    private List<Integer> pidsNow() {
        return table().getItems().stream().map(row -> row.info().pid()).toList();
    }

    private int selectedPid() {
        return robot.inFx(
                () -> table().getSelectionModel().getSelectedItem().info().pid());
    }
}
