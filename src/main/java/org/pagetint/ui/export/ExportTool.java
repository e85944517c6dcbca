package org.pagetint.ui.export;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportFailure;
import org.pagetint.export.ExportMonitor;
import org.pagetint.export.ExportOutcome;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.ExportWords;
import org.pagetint.export.Exporter;
import org.pagetint.files.FileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.action.Action;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Latest;
import org.pagetint.ui.tool.ProcessContext;
import org.pagetint.ui.tool.ProcessTool;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// Writes memory of the process to files. Used on the FX thread.
public final class ExportTool implements ProcessTool {
    private static final Messages TEXT = Messages.of(ExportTool.class);

    private final ProcessContext context;
    private final FileOpener files;
    private final FileChoice choice;
    private final Path folder;
    private final Latest whole;

    /// @param files opens the folders that are written to
    /// @param choice asks for places
    /// @param folder where exports go if the person names no other place
    public ExportTool(ProcessContext context, FileOpener files, FileChoice choice, Path folder) {
        this.context = context;
        this.files = files;
        this.choice = choice;
        this.folder = folder;
        this.whole = new Latest(new Background(context.reads(), Platform::runLater));
    }

    @Override
    public Role role() {
        return Role.EXPORT;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of("export", TEXT.text("action.export"), this::exportSelected, "Shortcut+E"),
                Action.of("export-whole", TEXT.text("action.whole"), this::exportWhole, "Shortcut+Shift+E"));
    }

    @Override
    public String labelForRanges() {
        return TEXT.text("action.export");
    }

    @Override
    public void useOn(List<AddressRange> ranges) {
        if (!ranges.isEmpty()) {
            open(new ExportScope(ranges, false));
        }
    }

    @Override
    public void close() {
        whole.cancel();
    }

    private void exportSelected() {
        List<AddressRange> chosen = context.selectedBytes().map(List::of).orElseGet(context::selectedRegions);
        if (chosen.isEmpty()) {
            exportWhole();
        } else {
            useOn(chosen);
        }
    }

    /// Which regions hold pages is looked up in the background.
    private void exportWhole() {
        Exporter exporter = exporter();
        whole.call(exporter::wholeProcess)
                .onSuccess(this::openIfAny)
                .onFailure(failure -> show(new ExportResult.Failed(new ExportFailure.OfProcess(failure))))
                .start();
    }

    private void openIfAny(List<AddressRange> ranges) {
        if (!ranges.isEmpty()) {
            open(new ExportScope(ranges, true));
        }
    }

    private void open(ExportScope subject) {
        String name = context.process().name().replaceAll("[^A-Za-z0-9._-]", "_");
        String address = subject.whole() || subject.ranges().size() > 1
                ? ""
                : "-" + Long.toHexString(subject.ranges().getFirst().start());
        Path suggestion = folder.resolve(name + "-" + context.process().pid() + address);
        Exporter exporter = exporter();
        ExportModel model = new ExportModel(
                subject,
                suggestion,
                request -> exporter.forecast(request, ExportMonitor.NONE),
                new Background(context.workers(), Platform::runLater));
        ExportPane[] pane = new ExportPane[1];
        pane[0] = new ExportPane(
                model,
                choice,
                () -> model.requestProperty().get().ifPresent(request -> start(request, model, pane[0])),
                context::hideBelow);
        offer(pane[0]);
    }

    private void offer(ExportPane pane) {
        context.showBelow(pane);
        pane.focus();
    }

    private Exporter exporter() {
        return new Exporter(context.process(), context.memory(), files, Clock.systemUTC());
    }

    private void start(ExportRequest request, ExportModel model, ExportPane pane) {
        Exporter exporter = exporter();
        context.hideBelow();
        context.tasks()
                .start(
                        TEXT.text("task", request.place().path().getFileName()),
                        progress -> {
                            try {
                                return new ExportResult.Done(exporter.export(request, new WatchedExport(progress)));
                            } catch (ExportFailedException e) {
                                return new ExportResult.Failed(e.failure());
                            }
                        },
                        result -> ended(result, model, pane),
                        failure -> show(new ExportResult.Failed(new ExportFailure.OfProcess(failure))));
    }

    /// What failed and can be tried otherwise leads back to what was decided.
    private void ended(ExportResult result, ExportModel model, ExportPane pane) {
        if (result instanceof ExportResult.Failed(ExportFailure failure)
                && !(failure instanceof ExportFailure.OfProcess)
                && !(failure instanceof ExportFailure.Cancelled)) {
            model.failed(failure);
            offer(pane);
        } else {
            show(result);
        }
    }

    private static String details(ExportOutcome outcome) {
        String coverage = ExportWords.of(outcome.coverage());
        return outcome.registers()
                .map(report -> coverage + " " + ExportWords.of(report))
                .orElse(coverage);
    }

    private void show(ExportResult result) {
        switch (result) {
            case ExportResult.Done(ExportOutcome outcome) -> {
                String seconds =
                        String.format(Locale.ENGLISH, "%.2f", outcome.elapsed().toMillis() / 1e3);
                Path path = outcome.place().path();
                context.show(Notice.note(
                        new Explanation(
                                TEXT.text(
                                        outcome.complete() ? "done" : "incomplete",
                                        path,
                                        ExportWords.amount(outcome),
                                        seconds),
                                details(outcome),
                                ""),
                        new Notice.Action(
                                TEXT.text("show-folder"),
                                () -> context.openFolder(outcome.place().parent()))));
            }
            case ExportResult.Failed(ExportFailure.Cancelled cancelled) ->
                context.show(Notice.note(ExportWords.of(cancelled)));
            case ExportResult.Failed(ExportFailure failure) -> context.show(Notice.failure(ExportWords.of(failure)));
        }
    }
}
