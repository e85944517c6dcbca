package org.pagetint.ui.export;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportFailure;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportMonitor;
import org.pagetint.export.ExportOutcome;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.ExportWords;
import org.pagetint.export.Exporter;
import org.pagetint.export.Forecast;
import org.pagetint.export.Place;
import org.pagetint.export.core.CoreFactsSource;
import org.pagetint.files.FileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.action.Action;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.tool.ProcessContext;
import org.pagetint.ui.tool.ProcessTool;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// Writes memory of the process to files. Used on the FX thread.
public final class ExportTool implements ProcessTool {
    private static final Messages TEXT = Messages.of(ExportTool.class);

    private final ProcessContext context;
    private final CoreFactsSource coreFacts;
    private final FileOpener files;
    private final FileChoice choice;
    private final Path folder;
    private long generation;

    /// @param coreFacts is asked when a core is written
    /// @param files opens the folders that are written to
    /// @param choice asks for places
    /// @param folder where exports go if the person names no other place
    public ExportTool(
            ProcessContext context, CoreFactsSource coreFacts, FileOpener files, FileChoice choice, Path folder) {
        this.context = context;
        this.coreFacts = coreFacts;
        this.files = files;
        this.choice = choice;
        this.folder = folder;
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
        generation++;
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
        long mine = ++generation;
        Exporter exporter = exporter();
        context.reads().execute(() -> {
            try {
                List<AddressRange> whole = exporter.wholeProcess();
                later(mine, () -> openIfAny(whole));
            } catch (ExportFailedException e) {
                later(mine, () -> show(new ExportResult.Failed(e.failure())));
            }
        });
    }

    private void openIfAny(List<AddressRange> whole) {
        if (!whole.isEmpty()) {
            open(new ExportScope(whole, true));
        }
    }

    /// Does something on the FX thread unless something else was asked for since, or the page was left.
    private void later(long asked, Runnable action) {
        Platform.runLater(() -> {
            if (asked == generation) {
                action.run();
            }
        });
    }

    private void open(ExportScope subject) {
        String ending = subject.kind(ExportFormat.RAW) == Place.Kind.FILE ? ExportFormat.RAW.extension() : "";
        String name = context.process().name().replaceAll("[^A-Za-z0-9._-]", "_");
        String address = subject.whole() || subject.ranges().size() > 1
                ? ""
                : "-" + Long.toHexString(subject.ranges().getFirst().start());
        Path suggestion = folder.resolve(name + "-" + context.process().pid() + address + ending);
        ExportPane[] pane = new ExportPane[1];
        pane[0] = new ExportPane(subject, suggestion, choice, () -> start(pane[0]), context::hideBelow);
        pane[0].requestProperty().subscribe(request -> request.ifPresent(wanted -> forecast(pane[0], wanted)));
        context.showBelow(pane[0]);
        pane[0].focus();
    }

    private Exporter exporter() {
        return new Exporter(context.process(), context.memory(), coreFacts, files, Clock.systemUTC());
    }

    private void forecast(ExportPane pane, ExportRequest request) {
        long mine = ++generation;
        Exporter exporter = exporter();
        pane.awaitForecast();
        context.workers().execute(() -> {
            Optional<Forecast> forecast = Optional.empty();
            Optional<ExportFailure> failure = Optional.empty();
            try {
                forecast = Optional.of(exporter.forecast(request, ExportMonitor.NONE));
            } catch (ExportFailedException e) {
                failure = Optional.of(e.failure());
            }
            String words = forecast.map(ExportTool::words)
                    .orElse(failure.map(ExportTool::words).orElse(""));
            boolean possible = forecast.map(Forecast::fits).orElse(false);
            later(mine, () -> pane.forecast(words, possible));
        });
    }

    private static String words(ExportFailure failure) {
        Explanation words = ExportWords.of(failure);
        return words.sentence() + " " + words.remedy();
    }

    private static String words(Forecast forecast) {
        String unknown = forecast.unknownBytes() == 0
                ? ""
                : " " + TEXT.text("forecast.unknown", SizeText.of(forecast.unknownBytes()));
        return TEXT.text(
                        forecast.fits() ? "forecast" : "forecast.too-large",
                        SizeText.of(forecast.diskBytes()),
                        SizeText.of(forecast.freeBytes()))
                + unknown;
    }

    private void start(ExportPane pane) {
        Optional<ExportRequest> wanted = pane.requestProperty().get();
        if (wanted.isEmpty()) {
            return;
        }
        ExportRequest request = wanted.get();
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
                        this::show,
                        failure -> show(new ExportResult.Failed(new ExportFailure.OfProcess(failure))));
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
            case ExportResult.Failed(ExportFailure failure) -> context.show(Notice.failure(ExportWords.of(failure)));
        }
    }
}
