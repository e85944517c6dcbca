package org.pagetint.ui;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.StatusBar;
import org.pagetint.memory.EscapedText;
import org.pagetint.memory.LiveProcess;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.action.Action;
import org.pagetint.ui.action.ActionGroup;
import org.pagetint.ui.hex.HexView;
import org.pagetint.ui.hex.commands.HexCommand;
import org.pagetint.ui.hex.layout.CellMetrics;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.RefreshRate;
import org.pagetint.ui.hex.model.ViewNotice;
import org.pagetint.ui.notice.FailurePane;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.notice.NoticeBar;
import org.pagetint.ui.process.OpenProcess;
import org.pagetint.ui.process.ProcessHeader;
import org.pagetint.ui.process.ProcessModel;
import org.pagetint.ui.task.TaskIndicator;
import org.pagetint.ui.task.Ticker;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// The page of a window that shows one process. Used on the FX thread.
final class ProcessPage extends BorderPane {
    private static final Messages TEXT = Messages.of(ProcessPage.class);
    private static final String PROCESS = "process";
    private static final String REGION = "region";
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final WindowParts parts;
    private final PageHost host;
    private final ProcessSession session;
    private final ProcessModel model;
    private final HexViewModel hex;
    private final NoticeBar notices = new NoticeBar();
    private final GoToField goTo;
    private final ToggleButton live = new ToggleButton(TEXT.text("live"));
    private final HBox toolButtons = new HBox();
    private final Ticker looking = new Ticker(this, this::tick);
    private Optional<ProcessContent> content = Optional.empty();

    /// A page of the process `chosen`, which is opened at once.
    ///
    /// @param first the address to show; without one the start of the first region
    ProcessPage(ProcessInfo chosen, OptionalLong first, WindowParts window, PageHost host) {
        this.parts = window.ofOne();
        this.host = host;
        session = new ProcessSession(chosen, first, parts.sources(), Platform::runLater, host::fault);
        model = session.model();
        hex = session.hex();
        goTo = new GoToField(session::target, hex.cursor()::goTo, this::focusMemory);
        getStyleClass().add("process-page");
        setId("process-page");
        parts.palette().subscribe(colours -> hex.options().paletteProperty().set(colours));
        parts.appearance()
                .textScaleProperty()
                .subscribe(scale ->
                        hex.options().fontSizeProperty().set(CellMetrics.NORMAL_FONT_SIZE * scale.doubleValue()));
        HexSettings.keep(hex, parts.preferences());
        setTop(new VBox(header(), notices));
        setBottom(statusBar());
        hex.document().noticeProperty().subscribe(this::heed);
        model.openedProperty().subscribe(opened -> opened.ifPresent(this::show));
        model.failureProperty().subscribe(this::show);
        model.openingProperty().subscribe((_, opening) -> opening(opening));
        looking.start(PERIOD);
        session.open();
    }

    private HBox header() {
        ProcessHeader header = new ProcessHeader(model, host::choose);
        HBox.setHgrow(header, Priority.ALWAYS);
        header.setMinWidth(0);
        goTo.setDisable(true);
        live.setId("live");
        live.setDisable(true);
        live.getStyleClass().add(Styles.SMALL);
        live.setMinWidth(Region.USE_PREF_SIZE);
        live.setTooltip(new Tooltip(TEXT.text("live.tooltip")));
        live.setOnAction(
                _ -> hex.options().refreshRateProperty().set(live.isSelected() ? RefreshRate.SECOND : RefreshRate.OFF));
        hex.options().refreshRateProperty().subscribe(rate -> live.setSelected(rate != RefreshRate.OFF));
        toolButtons.getStyleClass().add("tools");
        toolButtons.setAlignment(Pos.CENTER);
        HBox bar = new HBox(header, goTo, toolButtons, live);
        bar.getChildren().addAll(host.buttons(parts.appearance()));
        bar.getStyleClass().add("top-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private StatusBar statusBar() {
        StatusBar status = new StatusBar();
        status.setId("status");
        status.textProperty()
                .bind(Bindings.createStringBinding(() -> hex.lineProperty().get(), hex.lineProperty()));
        status.getRightItems().add(new TaskIndicator(session.tasks()));
        return status;
    }

    private void show(OpenProcess process) {
        ProcessContent made = new ProcessContent(session, process, parts, notices::show);
        content = Optional.of(made);
        setCenter(made);
        if (process.memory().live().map(LiveProcess::access).orElse(null) instanceof Access.MapsOnly(Denial denial)) {
            notices.show(Notice.note(new Explanation(
                    TEXT.text("maps-only", model.infoProperty().get().id(), Explanation.reason(denial)),
                    Explanation.remedy(denial),
                    "")));
        }
        made.offer(goTo::ask);
        goTo.setDisable(false);
        live.setDisable(false);
        made.tools()
                .forEach(tool -> tool.actions().stream()
                        .findFirst()
                        .ifPresent(action -> toolButtons.getChildren().add(button(action))));
        made.applyCss(); // Only now the panes stand in the scene and can get the keyboard.
        made.regionsView().focusRegions();
        host.opened(model.infoProperty().get());
    }

    private static Button button(Action action) {
        Button button = new Button(action.label());
        button.setId("tool-" + action.id());
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        action.keys().stream().findFirst().ifPresent(keys -> button.setTooltip(new Tooltip(keys.getDisplayText())));
        button.setOnAction(_ -> action.run().run());
        return button;
    }

    private void focusMemory() {
        content.map(ProcessContent::hexView).ifPresent(HexView::requestFocus);
    }

    /// An end is the process's; all else is the region's.
    private void heed(Optional<ViewNotice> notice) {
        notices.stand(
                REGION, notice.filter(now -> !(now instanceof ViewNotice.Ended)).map(this::regionNotice));
    }

    private Notice regionNotice(ViewNotice notice) {
        return notice instanceof ViewNotice.NotAnswering
                ? Notice.failure(notice.words(), new Notice.Action(TEXT.text("try-again"), hex::refresh))
                : Notice.note(notice.words());
    }

    private void tick() {
        session.tick();
    }

    private void show(Optional<ProcessFailure> failure) {
        if (failure.isEmpty()) {
            notices.stand(PROCESS, Optional.empty());
            return;
        }
        Explanation words = Explanation.of(failure.get());
        if (content.isEmpty()) {
            showInstead(words);
        } else if (model.hasEnded()) {
            live.setDisable(true);
            notices.stand(
                    PROCESS,
                    Optional.of(Notice.failure(words, new Notice.Action(TEXT.text("open-again"), this::openAgain))));
        } else {
            notices.stand(PROCESS, Optional.of(Notice.failure(words)));
        }
    }

    private void opening(boolean opening) {
        ProcessInfo chosen = model.infoProperty().get();
        if (opening) {
            setCenter(new StackPane(new Label(TEXT.text("opening", EscapedText.of(chosen.name()), chosen.id()))));
        } else if (content.isEmpty() && failure().isEmpty()) {
            showInstead(new Explanation(
                    TEXT.text("not-opened", EscapedText.of(chosen.name()), chosen.id()),
                    TEXT.text("not-opened.remedy"),
                    ""));
        }
    }

    /// Fills the page with why there is no process on it.
    private void showInstead(Explanation words) {
        setCenter(new FailurePane(
                words,
                List.of(
                        new Notice.Action(TEXT.text("choose-another"), host::choose),
                        new Notice.Action(TEXT.text("try-again"), session::open))));
    }

    private void openAgain() {
        model.findSuccessor(
                host::open,
                failure -> notices.show(Notice.failure(Explanation.of(failure))),
                () -> notices.stand(
                        PROCESS,
                        Optional.of(Notice.failure(
                                new Explanation(TEXT.text("no-successor"), TEXT.text("no-successor.remedy"), ""),
                                new Notice.Action(TEXT.text("open-again"), this::openAgain)))));
    }

    /// What can be done on this page.
    List<ActionGroup> actions() {
        List<Action> page = new ArrayList<>();
        page.add(action("go-to", goTo::ask, "Shortcut+G"));
        page.add(action("back", () -> run(HexCommand.BACK), "Alt+Left"));
        page.add(action("forward", () -> run(HexCommand.FORWARD), "Alt+Right"));
        page.add(action(
                "filter", () -> content.ifPresent(now -> now.regionsView().focusFilter()), "Shortcut+K"));
        page.add(action("memory", this::focusMemory, "Shortcut+M"));
        page.add(action("inspector", () -> run(HexCommand.INSPECTOR), "Shortcut+I"));
        page.add(action("refresh", session::refresh, "F5", "Shortcut+R"));
        page.add(action("live", live::fire, "Shortcut+Shift+L"));
        List<ActionGroup> groups = new ArrayList<>();
        groups.add(new ActionGroup(TEXT.text("group.process"), page));
        content.ifPresent(now -> now.tools()
                .forEach(tool -> groups.add(new ActionGroup(TEXT.of("group", tool.role()), tool.actions()))));
        return groups;
    }

    private static Action action(String id, Runnable run, String... keys) {
        return Action.of(id, TEXT.text("action." + id), run, keys);
    }

    private void run(HexCommand command) {
        content.ifPresent(now -> now.hexView().run(command));
    }

    /// Whether the process could not be opened, or all its pages are counted.
    boolean isSettled() {
        return session.isSettled();
    }

    /// Why the process cannot be shown, if it cannot.
    Optional<ProcessFailure> failure() {
        return model.failureProperty().get();
    }

    /// Shows a message.
    void show(Notice notice) {
        notices.show(notice);
    }

    /// Lets go of the process.
    void close() {
        looking.stop();
        content.ifPresent(ProcessContent::close);
        session.close();
    }
}
