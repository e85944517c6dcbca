package org.pagetint.ui;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.hex.commands.GoToTarget;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.RefreshRate;
import org.pagetint.ui.hex.model.ViewNotice;
import org.pagetint.ui.process.OpenProcess;
import org.pagetint.ui.process.ProcessModel;
import org.pagetint.ui.region.RegionsModel;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.BackgroundThreads;
import org.pagetint.ui.task.LongTasks;

/// Looking at one process: the process itself, its regions, the bytes in view, the work under way, and how they follow
/// each other. Has no nodes. Used on the FX thread.
final class ProcessSession implements AutoCloseable {
    private final OptionalLong first;
    private final Executor fx;
    private final BackgroundThreads threads;
    private final LongTasks tasks;
    private final ProcessModel model;
    private final HexViewModel hex;
    private Optional<RegionsModel> regions = Optional.empty();

    /// Looks at `chosen` once [#open] is called.
    ///
    /// @param first the address to show; without one the start of the first region
    /// @param fx runs what it is given in the FX thread, later: `Platform::runLater`
    /// @param faults takes the program's own faults, from any thread
    ProcessSession(
            ProcessInfo chosen,
            OptionalLong first,
            Sources sources,
            Executor fx,
            Thread.UncaughtExceptionHandler faults) {
        this.first = first;
        this.fx = fx;
        threads = new BackgroundThreads(faults);
        tasks = new LongTasks(threads.tasks());
        model = new ProcessModel(
                chosen, sources.processes(), sources.memories(), new Background(threads.refresh(), fx));
        hex = new HexViewModel(fx);
        hex.document().noticeProperty().subscribe(this::heed);
        model.openedProperty().subscribe(opened -> opened.ifPresent(this::opened));
        model.failureProperty().subscribe(_ -> stopIfEnded());
    }

    /// Opens the process. [ProcessModel#openedProperty] or [ProcessModel#failureProperty] tells how it went.
    void open() {
        model.open();
    }

    private void opened(OpenProcess process) {
        RegionsModel made = new RegionsModel(
                process.memory(),
                new Background(threads.refresh(), fx),
                new Background(threads.scan(), fx),
                model::fail);
        regions = Optional.of(made);
        made.selectedProperty().subscribe(selected -> selected.ifPresent(region -> view(process, region)));
        made.mappingsProperty().subscribe(hex.document()::update);
        hex.document().regionProperty().subscribe(_ -> followHex());
        made.show(process.first());
        process.first().list().stream()
                .findFirst()
                .ifPresent(region -> made.selectedProperty().set(Optional.of(region)));
        first.ifPresent(hex.cursor()::goTo);
    }

    /// Shows a region in the hex view, unless it is there already.
    private void view(OpenProcess process, Mapping region) {
        if (!hex.document().regionProperty().get().equals(Optional.of(region.range()))) {
            hex.show(process.memory(), mappings(), region.range());
        }
    }

    /// Selects the region that the hex view went to by itself.
    private void followHex() {
        hex.document()
                .regionProperty()
                .get()
                .flatMap(range -> mappings().at(range.start()))
                .ifPresent(mapping ->
                        regions.ifPresent(model -> model.selectedProperty().set(Optional.of(mapping))));
    }

    /// An end is the process's, whatever part hears of it.
    private void heed(Optional<ViewNotice> notice) {
        if (notice.orElse(null) instanceof ViewNotice.Ended(ProcessFailure failure)) {
            model.fail(failure);
        }
    }

    private void stopIfEnded() {
        if (model.hasEnded()) {
            regions.ifPresent(RegionsModel::stop);
        }
    }

    private Mappings mappings() {
        return regions.map(made -> made.mappingsProperty().get()).orElseGet(Mappings::none);
    }

    /// The process: what it is doing, and whether it could be opened.
    ProcessModel model() {
        return model;
    }

    /// Its regions, once it is open.
    Optional<RegionsModel> regions() {
        return regions;
    }

    /// The bytes in view.
    HexViewModel hex() {
        return hex;
    }

    /// The work under way.
    LongTasks tasks() {
        return tasks;
    }

    /// The threads that do the work.
    BackgroundThreads threads() {
        return threads;
    }

    /// What *Go to* needs to read what is typed.
    GoToTarget target() {
        AddressRange region = hex.document().regionProperty().get().orElse(new AddressRange(0, 0));
        return new GoToTarget(hex.cursor().address(), region, mappings());
    }

    /// Shows `range`, which is not empty, and selects what of it lies in the region of its start.
    ///
    /// @return false if nothing is mapped at its start
    boolean select(AddressRange range) {
        boolean shown = hex.cursor().goTo(range.start());
        if (shown) {
            AddressRange region = hex.document().regionProperty().get().orElse(range);
            region.intersect(range).ifPresent(part -> hex.cursor().select(Selection.of(part)));
        }
        return shown;
    }

    /// The bytes that are selected, if more than one is.
    Optional<AddressRange> selectedBytes() {
        Selection selection = hex.cursor().selectionProperty().get();
        return selection.isMany() ? Optional.of(selection.range()) : Optional.empty();
    }

    /// Reads everything again.
    void refresh() {
        model.look();
        regions.ifPresent(RegionsModel::refresh);
        if (regions.isPresent()) {
            hex.refresh();
        }
    }

    /// What is done every two seconds: looks what the process is doing, and when live, reads the list again.
    void tick() {
        model.look();
        if (hex.options().refreshRateProperty().get() != RefreshRate.OFF) {
            regions.ifPresent(RegionsModel::refreshQuickly);
        }
    }

    /// Whether the process could not be opened, or all pages are counted and the page under the cursor is known.
    boolean isSettled() {
        return regions.map(made -> !made.isCounting() && hex.document().isSettled())
                .orElseGet(() -> !model.openingProperty().get());
    }

    /// Lets go of the process, when all that is under way has come to its end.
    @Override
    public void close() {
        model.stop();
        tasks.cancelAll();
        regions.ifPresent(RegionsModel::stop);
        hex.close();
        threads.closeAndThen(model::close);
    }
}
