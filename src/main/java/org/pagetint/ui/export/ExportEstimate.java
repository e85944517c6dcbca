package org.pagetint.ui.export;

import org.pagetint.export.ExportFailure;
import org.pagetint.export.ExportWords;
import org.pagetint.export.Forecast;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// What an export will take, as far as that is known.
sealed interface ExportEstimate {
    /// The words of this.
    Messages TEXT = Messages.of(ExportEstimate.class);

    /// It has no place yet.
    record Nowhere() implements ExportEstimate {}

    /// It is being counted.
    record Counting() implements ExportEstimate {}

    /// It was counted.
    record Counted(Forecast forecast) implements ExportEstimate {}

    /// It cannot be written so.
    record Failed(ExportFailure failure) implements ExportEstimate {}

    /// It was tried, and nothing was written. Another try may go better.
    record NotDone(ExportFailure failure) implements ExportEstimate {}

    /// Whether the export can be begun.
    default boolean isPossible() {
        return this instanceof NotDone || (this instanceof Counted(Forecast forecast) && forecast.fits());
    }

    /// Whether something has to be chosen otherwise.
    default boolean isWrong() {
        return this instanceof NotDone || !(isPossible() || this instanceof Counting);
    }

    /// One or two sentences.
    default String words() {
        return switch (this) {
            case Nowhere() -> TEXT.text("no-place");
            case Counting() -> TEXT.text("forecasting");
            case Counted(Forecast forecast) -> words(forecast);
            case Failed(ExportFailure failure) -> words(failure);
            case NotDone(ExportFailure failure) -> words(failure);
        };
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
}
