package org.pagetint.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.pagetint.memory.EscapedText;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.action.Action;
import org.pagetint.ui.action.ActionGroup;
import org.pagetint.ui.action.ActionKeys;
import org.pagetint.ui.action.ActionMenu;
import org.pagetint.ui.action.KeyList;
import org.pagetint.ui.hex.HexView;
import org.pagetint.ui.hex.commands.HexCommand;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.process.PickerModel;
import org.pagetint.ui.process.PickerView;
import org.pagetint.ui.process.RecentPrograms;
import org.pagetint.ui.region.RegionsView;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.BackgroundThreads;
import org.pagetint.ui.theme.Appearance;
import org.pagetint.ui.theme.SceneStyle;
import org.pagetint.ui.theme.Theme;
import org.pagetint.words.Explanation;
import org.pagetint.words.FaultText;
import org.pagetint.words.Messages;

/// One window: the picker, or the page of a process. Used on the FX thread.
public final class MainWindow implements PageHost {
    private static final Messages TEXT = Messages.of(MainWindow.class);
    private static final System.Logger LOG = System.getLogger(MainWindow.class.getName());
    private static final String RECENT = "picker.recent";

    private final Stage stage;
    private final Windows windows;
    private final WindowParts parts;
    private final BackgroundThreads threads = new BackgroundThreads(this::fault);
    private final BorderPane pages = new BorderPane();
    private final StackPane root = new StackPane(pages);
    private final PickerModel picker;
    private final PickerView pickerView;

    MainWindow(Stage stage, Windows windows, WindowParts shared, Dimension2D size) {
        this.stage = stage;
        this.windows = windows;
        this.parts = shared.ofOne();
        picker = new PickerModel(parts.sources().processes(), new Background(threads.refresh(), Platform::runLater));
        picker.recentsProperty().set(new RecentPrograms(parts.preferences().all(RECENT)));
        pickerView = new PickerView(
                picker,
                parts.sources().self(),
                buttons(parts.appearance()),
                parts.preferences(),
                parts.appearance().textScaleProperty(),
                this::open);
        Scene scene = new Scene(root, size.getWidth(), size.getHeight());
        SceneStyle.dress(scene, parts.appearance());
        new ActionKeys(this::actions).listenTo(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::closeOverlay);
        stage.setScene(scene);
    }

    /// Shows what the window shows first.
    void show(FirstView first) {
        first.process().ifPresentOrElse(process -> open(process, first.address()), this::choose);
    }

    @Override
    public void choose() {
        closePage();
        stage.setTitle(TEXT.text("title"));
        pages.setCenter(pickerView);
        pickerView.setActive(true);
    }

    @Override
    public void open(ProcessInfo process) {
        open(process, OptionalLong.empty());
    }

    private void open(ProcessInfo process, OptionalLong address) {
        closePage();
        stage.setTitle(TEXT.text("title.process", EscapedText.of(process.name()), process.id()));
        pages.setCenter(new ProcessPage(process, address, parts, this));
    }

    private Optional<ProcessPage> page() {
        return pages.getCenter() instanceof ProcessPage page ? Optional.of(page) : Optional.empty();
    }

    private void closePage() {
        pickerView.setActive(false);
        page().ifPresent(ProcessPage::close);
    }

    @Override
    public void opened(ProcessInfo process) {
        RecentPrograms recents = picker.recentsProperty().get().with(process);
        picker.recentsProperty().set(recents);
        parts.preferences().set(RECENT, recents.names());
    }

    @Override
    public List<Node> buttons(Appearance appearance) {
        Button theme = new Button();
        theme.setId("theme");
        theme.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        theme.setOnAction(_ -> parts.appearance().nextTheme());
        appearance.themeProperty().subscribe(now -> {
            theme.setGraphic(new FontIcon(icon(now)));
            theme.setTooltip(new Tooltip(TEXT.of("theme", now)));
        });
        ActionMenu menu = new ActionMenu(this::actions);
        menu.setId("menu");
        menu.setGraphic(new FontIcon(MaterialDesignM.MENU));
        menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, Tweaks.NO_ARROW);
        menu.setTooltip(new Tooltip(TEXT.text("menu")));
        return List.of(theme, menu);
    }

    private static Ikon icon(Theme theme) {
        return switch (theme) {
            case SYSTEM -> MaterialDesignT.THEME_LIGHT_DARK;
            case LIGHT -> MaterialDesignW.WHITE_BALANCE_SUNNY;
            case DARK -> MaterialDesignW.WEATHER_NIGHT;
        };
    }

    private List<ActionGroup> actions() {
        List<ActionGroup> groups = new ArrayList<>();
        page().ifPresent(page -> groups.addAll(page.actions()));
        if (page().isEmpty()) {
            groups.add(new ActionGroup(
                    TEXT.text("group.picker"), List.of(action("refresh", pickerView::refresh, "F5", "Shortcut+R"))));
        }
        groups.add(new ActionGroup(
                TEXT.text("group.look"),
                List.of(
                        action("theme", parts.appearance()::nextTheme, "Shortcut+T"),
                        action(
                                "larger",
                                parts.appearance()::larger,
                                "Shortcut+Plus",
                                "Shortcut+Equals",
                                "Shortcut+Add"),
                        action("smaller", parts.appearance()::smaller, "Shortcut+Minus", "Shortcut+Subtract"),
                        action("normal", parts.appearance()::normal, "Shortcut+0", "Shortcut+Numpad 0"))));
        groups.add(new ActionGroup(
                TEXT.text("group.window"),
                List.of(
                        action("choose", this::choose, "Shortcut+O"),
                        action("new-window", windows::open, "Shortcut+N"),
                        action("menu", this::openMenu, "F10"),
                        action("keys", this::toggleKeys, "F1"),
                        action("close", stage::close, "Shortcut+W"),
                        action("quit", windows::closeAll, "Shortcut+Q"))));
        return groups;
    }

    private static Action action(String id, Runnable run, String... keys) {
        return Action.of(id, TEXT.text("action." + id), run, keys);
    }

    private void openMenu() {
        if (pages.lookup("#menu") instanceof ActionMenu menu) {
            menu.requestFocus();
            menu.show();
        }
    }

    private void toggleKeys() {
        if (root.getChildren().size() > 1) {
            root.getChildren().remove(1);
            return;
        }
        List<ActionGroup> groups = new ArrayList<>(actions());
        groups.addAll(page().isPresent() ? List.of(RegionsView.keys(), hexKeys(groups)) : List.of(PickerView.keys()));
        StackPane overlay = new StackPane(new KeyList(groups));
        overlay.getStyleClass().add("overlay");
        overlay.setOnMouseClicked(event -> {
            if (overlay.equals(event.getTarget())) {
                toggleKeys();
            }
        });
        root.getChildren().add(overlay);
    }

    /// What the keys do in the memory and not everywhere on the page.
    ///
    /// @param everywhere what can be done there
    private static ActionGroup hexKeys(List<ActionGroup> everywhere) {
        Messages words = Messages.of(HexView.class);
        Set<KeyCombination> taken = everywhere.stream()
                .flatMap(group -> group.actions().stream())
                .flatMap(action -> action.keys().stream())
                .collect(Collectors.toSet());
        return new ActionGroup(
                TEXT.text("group.memory"),
                Arrays.stream(HexCommand.values())
                        .filter(command -> Collections.disjoint(command.keys(), taken))
                        .map(command ->
                                new Action(command.name(), words.of("command", command), command.keys(), () -> {}))
                        .toList());
    }

    private void closeOverlay(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && root.getChildren().size() > 1) {
            toggleKeys();
            event.consume();
        }
    }

    /// Whether all that the page wants to show is there, as far as that can be known.
    boolean isSettled() {
        return page().map(ProcessPage::isSettled).orElse(true);
    }

    /// The scene, to be drawn.
    Scene scene() {
        return stage.getScene();
    }

    /// Shows a message on whatever page there is.
    void show(Notice notice) {
        page().ifPresentOrElse(page -> page.show(notice), () -> pickerView.show(notice));
    }

    @Override
    public void fault(Thread thread, Throwable fault) {
        LOG.log(System.Logger.Level.ERROR, "in thread " + thread.getName(), fault);
        Platform.runLater(() -> show(Notice.failure(new Explanation(
                TEXT.text("fault"), TEXT.text("fault.remedy"), thread.getName() + ": " + FaultText.of(fault)))));
    }

    /// Lets go of everything.
    void close() {
        closePage();
        threads.close();
    }
}
