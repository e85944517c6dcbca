package org.pagetint.ui.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportFailure;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.Forecast;
import org.pagetint.export.PageChoice;
import org.pagetint.export.Place;
import org.pagetint.export.StopChoice;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Latest;

/// What a person decides about an export, the request that this makes, and what it will take. Has no controls. Used on
/// the FX thread; the counting is done elsewhere.
final class ExportModel {
    /// Tells what a request would take.
    interface Forecasting {
        /// Looks at pages; not on the FX thread.
        Forecast of(ExportRequest request) throws ExportFailedException;
    }

    private final ExportScope subject;
    private final Path suggestion;
    private final Forecasting forecasting;
    private final Latest counting;
    private final ObjectProperty<ExportFormat> format = new SimpleObjectProperty<>(ExportFormat.RAW);
    private final StringProperty place = new SimpleStringProperty();
    private final BooleanProperty onlyDirty = new SimpleBooleanProperty();
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private final BooleanProperty keepIncomplete = new SimpleBooleanProperty();
    private final BooleanProperty stop = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<ExportRequest>> request =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ExportEstimate> estimate =
            new ReadOnlyObjectWrapper<>(new ExportEstimate.Nowhere());

    /// @param suggestion where it goes if the person names no other place, without an ending
    /// @param counting where the forecasts are made
    ExportModel(ExportScope subject, Path suggestion, Forecasting forecasting, Background counting) {
        this.subject = subject;
        this.suggestion = suggestion;
        this.forecasting = forecasting;
        this.counting = new Latest(counting);
        place.set(suggestion + ending(format.get()));
        format.addListener((_, before, now) -> place.set(withEnding(place.get(), before, now)));
        for (ObservableValue<?> decided : List.of(format, place, onlyDirty, replace, keepIncomplete, stop)) {
            decided.subscribe(this::ask);
        }
        ask();
    }

    /// What is exported.
    ExportScope subject() {
        return subject;
    }

    /// Where they go, or were to go while what is typed is no place.
    Path path() {
        return path(place.get()).orElse(suggestion);
    }

    /// The form of the files. The ending of the place follows it.
    ObjectProperty<ExportFormat> formatProperty() {
        return format;
    }

    /// Where they go, as it is typed.
    StringProperty placeProperty() {
        return place;
    }

    /// Whether only what the process has dirtied is wanted.
    BooleanProperty onlyDirtyProperty() {
        return onlyDirty;
    }

    /// Whether what is at the place may be replaced.
    BooleanProperty replaceProperty() {
        return replace;
    }

    /// Whether what was read before the process exits is kept.
    BooleanProperty keepIncompleteProperty() {
        return keepIncomplete;
    }

    /// Whether the process may be stopped for its registers, which only a core has.
    BooleanProperty stopProperty() {
        return stop;
    }

    /// What is asked for; empty while the place is none.
    ReadOnlyObjectProperty<Optional<ExportRequest>> requestProperty() {
        return request.getReadOnlyProperty();
    }

    /// What that will take.
    ReadOnlyObjectProperty<ExportEstimate> estimateProperty() {
        return estimate.getReadOnlyProperty();
    }

    /// The export was begun as it was asked for, and failed: that stands until something is decided otherwise.
    void failed(ExportFailure failure) {
        counting.cancel();
        estimate.set(new ExportEstimate.NotDone(failure));
    }

    private void ask() {
        Optional<ExportRequest> asked = path(place.get()).map(this::request);
        if (asked.equals(request.get())) {
            return;
        }
        request.set(asked);
        if (asked.isEmpty()) {
            counting.cancel();
            estimate.set(new ExportEstimate.Nowhere());
            return;
        }
        estimate.set(new ExportEstimate.Counting());
        counting.call(() -> estimate(asked.get())).onSuccess(estimate::set).start();
    }

    private ExportRequest request(Path path) {
        boolean stopping = stop.get() && format.get() == ExportFormat.CORE;
        return new ExportRequest(
                subject.ranges(),
                format.get(),
                new Place(path, subject.kind(format.get())),
                onlyDirty.get() ? PageChoice.DIRTY : PageChoice.ALL,
                ReadPolicy.QUIET,
                replace.get(),
                keepIncomplete.get(),
                stopping ? StopChoice.REGISTERS : StopChoice.NEVER,
                subject.whole());
    }

    private ExportEstimate estimate(ExportRequest asked) {
        try {
            return new ExportEstimate.Counted(forecasting.of(asked));
        } catch (ExportFailedException e) {
            return new ExportEstimate.Failed(e.failure());
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() || Path.of(text).getFileName() == null
                    ? Optional.empty()
                    : Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private String withEnding(String text, ExportFormat before, ExportFormat now) {
        String old = ending(before);
        return text.endsWith(old) ? text.substring(0, text.length() - old.length()) + ending(now) : text;
    }

    /// Folders have none.
    private String ending(ExportFormat of) {
        return subject.kind(of) == Place.Kind.FILE ? of.extension() : "";
    }
}
