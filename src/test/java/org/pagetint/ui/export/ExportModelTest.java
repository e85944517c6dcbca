package org.pagetint.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportFailure;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.Forecast;
import org.pagetint.export.PageChoice;
import org.pagetint.export.Place;
import org.pagetint.export.StopChoice;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.task.Background;

/// Decides without a toolkit: what is asked for, and whether it can be done.
final class ExportModelTest {
    private static final ExportScope ONE = new ExportScope(List.of(new AddressRange(0x1000, 0x3000)), false);
    private static final ExportScope TWO =
            new ExportScope(List.of(new AddressRange(0x1000, 0x2000), new AddressRange(0x5000, 0x6000)), false);

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<ExportRequest> forecast = new ArrayList<>();
    private final Background later = new Background(work::add, Runnable::run);
    private long free = 1 << 30;

    private ExportModel model(ExportScope subject) {
        return new ExportModel(subject, Path.of("/tmp/x"), this::forecast, later);
    }

    private Forecast forecast(ExportRequest request) throws ExportFailedException {
        forecast.add(request);
        if (request.place().path().startsWith("/proc")) {
            throw new ExportFailedException(
                    new ExportFailure.NotPermitted(request.place().path()));
        }
        return new Forecast(8192, 8192, 0, 4096, free);
    }

    private void count() {
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    private static ExportRequest request(ExportModel model) {
        return model.requestProperty().get().orElseThrow();
    }

    @Test
    void givesThePlaceTheEndingOfTheFormatAsLongAsItHasThat() {
        ExportModel model = model(ONE);
        assertThat(model.placeProperty().get()).isEqualTo("/tmp/x.bin");

        model.formatProperty().set(ExportFormat.CORE);
        assertThat(model.placeProperty().get()).isEqualTo("/tmp/x.core");

        model.placeProperty().set("/tmp/mine");
        model.formatProperty().set(ExportFormat.HEXDUMP);
        assertThat(request(model).place()).isEqualTo(Place.file(Path.of("/tmp/mine")));
    }

    @Test
    void writesSeveralRangesToAFolderUnlessTheyBecomeOneCore() {
        ExportModel model = model(TWO);
        assertThat(request(model).place()).isEqualTo(Place.folder(Path.of("/tmp/x")));

        model.formatProperty().set(ExportFormat.CORE);
        assertThat(request(model).place()).isEqualTo(Place.file(Path.of("/tmp/x.core")));
    }

    @Test
    void asksForWhatIsDecided() {
        ExportModel model = model(ONE);
        model.onlyDirtyProperty().set(true);
        model.replaceProperty().set(true);
        model.keepIncompleteProperty().set(true);
        model.stopProperty().set(true);

        assertThat(request(model).pages()).isEqualTo(PageChoice.DIRTY);
        assertThat(request(model).replace()).isTrue();
        assertThat(request(model).keepIncomplete()).isTrue();
        assertThat(request(model).stop()).as("raw has no registers").isEqualTo(StopChoice.NEVER);

        model.formatProperty().set(ExportFormat.CORE);
        assertThat(request(model).stop()).isEqualTo(StopChoice.REGISTERS);
    }

    @Test
    void canBeginOnceItIsKnownToFit() {
        ExportModel model = model(ONE);
        assertThat(model.estimateProperty().get()).isEqualTo(new ExportEstimate.Counting());
        assertThat(model.estimateProperty().get().isPossible()).isFalse();
        assertThat(model.estimateProperty().get().isWrong()).isFalse();

        count();
        assertThat(model.estimateProperty().get().isPossible()).isTrue();
        assertThat(model.estimateProperty().get().words()).contains("1 GiB").contains("4 KiB");

        free = 10;
        model.onlyDirtyProperty().set(true);
        count();
        assertThat(model.estimateProperty().get().isPossible()).isFalse();
        assertThat(model.estimateProperty().get().isWrong()).isTrue();
    }

    @Test
    void saysWhyItCannotBeWrittenThere() {
        ExportModel model = model(ONE);
        model.placeProperty().set("/proc/x");
        count();

        assertThat(model.estimateProperty().get())
                .isEqualTo(new ExportEstimate.Failed(new ExportFailure.NotPermitted(Path.of("/proc/x"))));
        assertThat(model.estimateProperty().get().words()).contains("/proc/x");
        assertThat(model.estimateProperty().get().isWrong()).isTrue();
    }

    @Test
    void asksForNothingWhileThePlaceIsNone() {
        ExportModel model = model(ONE);
        for (String none : List.of("", "  ", "/", "a\0b")) {
            model.placeProperty().set(none);
            assertThat(model.requestProperty().get()).as("“%s”", none).isEqualTo(Optional.empty());
            assertThat(model.estimateProperty().get()).isEqualTo(new ExportEstimate.Nowhere());
            assertThat(model.path()).isEqualTo(Path.of("/tmp/x"));
        }
    }

    /// A forecast that comes late must not stand beside a request that it is not of.
    @Test
    void dropsAForecastThatIsNoLongerWanted() {
        ExportModel model = model(ONE);
        Runnable late = work.poll();
        model.placeProperty().set("");
        late.run();
        assertThat(model.estimateProperty().get()).isEqualTo(new ExportEstimate.Nowhere());

        model.placeProperty().set("/tmp/y");
        count();
        assertThat(forecast.getLast().place().path()).isEqualTo(Path.of("/tmp/y"));
        assertThat(model.estimateProperty().get().isPossible()).isTrue();
    }

    @Test
    void countsOnceForEachDecision() {
        ExportModel model = model(ONE);
        model.formatProperty().set(ExportFormat.CORE);
        count();

        assertThat(forecast).hasSizeLessThanOrEqualTo(3);
        assertThat(forecast.getLast()).isEqualTo(request(model));
    }

    /// A failed try stands until something is decided otherwise, and may be tried again as it is.
    @Test
    void keepsWhatWasDecidedWhenTheExportFails() {
        ExportModel model = model(ONE);
        count();
        model.failed(new ExportFailure.AlreadyThere(Path.of("/tmp/x.bin")));
        assertThat(model.estimateProperty().get().words()).startsWith("/tmp/x.bin already exists.");
        assertThat(model.estimateProperty().get().isWrong()).isTrue();
        assertThat(model.estimateProperty().get().isPossible()).isTrue();

        model.replaceProperty().set(true);
        count();
        assertThat(model.estimateProperty().get()).isInstanceOf(ExportEstimate.Counted.class);
        assertThat(request(model).replace()).isTrue();
    }
}
