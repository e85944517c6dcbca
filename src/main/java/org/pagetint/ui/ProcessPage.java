package org.pagetint.ui;

import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.StatusBar;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.hex.HexView;
import org.pagetint.ui.hex.HexViewModel;
import org.pagetint.ui.notice.FailurePane;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.notice.NoticeBar;
import org.pagetint.ui.process.OpenProcess;
import org.pagetint.ui.process.ProcessHeader;
import org.pagetint.ui.process.ProcessModel;
import org.pagetint.ui.process.QuietMeter;
import org.pagetint.ui.region.RegionsModel;
import org.pagetint.ui.region.RegionsView;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Threads;
import org.pagetint.ui.theme.PagePalette;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// The page of a window that shows one process. Used on the FX thread.
final class ProcessPage extends BorderPane {
    private static final Messages TEXT = Messages.of(ProcessPage.class);
    private static final Duration PERIOD = Duration.seconds(2);
    private static final double REGIONS_SHARE = 0.38;

    /// Narrower pages begin without the inspector, so that a row of bytes fits.
    private static final double INSPECTOR_WIDTH = 1280;

    private final ProcessModel model;
    private final PageHost host;
    private final Threads threads;
    private final HexViewModel hex = new HexViewModel(Platform::runLater);
    private final ObservableValue<PagePalette> palette;
    private final NoticeBar notices = new NoticeBar();
    private final StatusBar status = new StatusBar();
    private final Timeline looking = new Timeline(new KeyFrame(PERIOD, _ -> look()));
    private Optional<Shown> shown = Optional.empty();

    /// What is there once the process is open.
    private record Shown(OpenProcess process, RegionsModel regions, RegionsView view) {}

    /// A page of the process `chosen`, which is opened at once.
    ProcessPage(ProcessInfo chosen, Sources sources, ObservableValue<PagePalette> palette, PageHost host) {
        this.host = host;
        this.palette = palette;
        this.threads = new Threads(host::fault);
        Background refresh = new Background(threads.refresh(), Platform::runLater);
        model = new ProcessModel(chosen, sources.processes(), sources.memories(), refresh);
        getStyleClass().add("process-page");
        setId("process-page");
        palette.subscribe(colours -> hex.paletteProperty().set(colours));
        status.setId("status");
        status.textProperty().bind(hex.lineProperty());
        setTop(new VBox(header(), notices));
        setCenter(message(TEXT.text("opening", chosen.name(), chosen.id())));
        setBottom(status);
        hex.noticeProperty().subscribe(notice -> notice.ifPresent(this::heed));
        hex.regionProperty().subscribe(_ -> followHex());
        model.openedProperty().subscribe(opened -> opened.ifPresent(this::show));
        model.failureProperty().subscribe(this::show);
        looking.setCycleCount(Timeline.INDEFINITE);
        looking.play();
        model.open();
    }

    private HBox header() {
        ProcessHeader header = new ProcessHeader(model, host::choose);
        HBox.setHgrow(header, Priority.ALWAYS);
        header.setMinWidth(0);
        QuietMeter quiet = new QuietMeter(model);
        quiet.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(header, quiet, host.menu());
        bar.getStyleClass().add("top-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static Node message(String text) {
        return new StackPane(new Label(text));
    }

    private void show(OpenProcess process) {
        RegionsModel regions = new RegionsModel(
                process.memory(),
                new Background(threads.refresh(), Platform::runLater),
                new Background(threads.scan(), Platform::runLater),
                model::fail);
        RegionsView view = new RegionsView(regions, palette);
        shown = Optional.of(new Shown(process, regions, view));
        HexView hexView = new HexView(hex);
        view.onView(hexView::requestFocus);
        hexView.inspectorShownProperty().set(getWidth() >= INSPECTOR_WIDTH);
        SplitPane split = new SplitPane(view, hexView);
        split.setDividerPositions(REGIONS_SHARE);
        SplitPane.setResizableWithParent(view, false);
        setCenter(split);
        regions.selectedProperty().subscribe(selected -> selected.ifPresent(this::view));
        regions.mappingsProperty().subscribe(hex::update);
        regions.show(process.first());
        process.first().list().stream()
                .findFirst()
                .ifPresent(first -> regions.selectedProperty().set(Optional.of(first)));
        host.opened(model.infoProperty().get());
    }

    /// Shows a region in the hex view, unless it is there already.
    private void view(Mapping region) {
        Shown now = shown.orElseThrow();
        if (!hex.regionProperty().get().equals(Optional.of(region.range()))) {
            hex.show(now.process().memory(), now.regions().mappingsProperty().get(), region.range());
        }
    }

    /// Selects the region that the hex view went to by itself.
    private void followHex() {
        hex.regionProperty()
                .get()
                .ifPresent(range -> shown.ifPresent(now -> {
                    Mappings mappings = now.regions().mappingsProperty().get();
                    mappings.at(range.start())
                            .ifPresent(
                                    mapping -> now.regions().selectedProperty().set(Optional.of(mapping)));
                }));
    }

    private void heed(org.pagetint.ui.hex.Notice notice) {
        if (notice instanceof org.pagetint.ui.hex.Notice.Ended(ProcessFailure failure)) {
            model.fail(failure);
        }
    }

    private void look() {
        model.look();
        shown.ifPresent(now -> now.regions().prefer(now.view().onScreen()));
    }

    private void show(Optional<ProcessFailure> failure) {
        if (failure.isEmpty()) {
            notices.hide();
            return;
        }
        Explanation words = Explanation.of(failure.get());
        if (model.openedProperty().get().isEmpty()) {
            setCenter(new FailurePane(
                    words,
                    List.of(
                            new Notice.Action(TEXT.text("choose-another"), host::choose),
                            new Notice.Action(TEXT.text("try-again"), model::open))));
        } else if (model.hasEnded()) {
            shown.ifPresent(now -> now.regions().stop());
            notices.show(Notice.failure(words, new Notice.Action(TEXT.text("open-again"), this::openAgain)));
        } else {
            notices.show(Notice.failure(words));
        }
    }

    private void openAgain() {
        model.findSuccessor(
                host::open,
                () -> notices.show(Notice.failure(
                        new Explanation(TEXT.text("no-successor"), TEXT.text("no-successor.remedy"), ""),
                        new Notice.Action(TEXT.text("open-again"), this::openAgain))));
    }

    /// Reads everything again.
    void refresh() {
        model.look();
        shown.ifPresent(now -> now.regions().refresh());
    }

    /// Lets go of the process.
    void close() {
        looking.stop();
        model.stop();
        shown.ifPresent(now -> now.regions().stop());
        hex.close();
        Optional<OpenProcess> process = model.openedProperty().get();
        threads.closeAndThen(() -> process.ifPresent(open -> open.memory().close()));
    }
}
