package org.pagetint.ui.search;

import java.time.Duration;
import java.util.Locale;
import org.pagetint.search.Ending;
import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchProgress;
import org.pagetint.search.SearchWords;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// How far a search is, in words.
final class StatusText {
    private static final Messages TEXT = Messages.of(StatusText.class);

    private StatusText() {}

    /// One line.
    static String of(Phase phase) {
        return switch (phase) {
            case Phase.Ready _ -> "";
            case Phase.Running(SearchProgress progress, boolean refining) -> running(progress, refining);
            case Phase.Searched(SearchOutcome outcome) -> searched(outcome);
            case Phase.Refined(SearchOutcome outcome, int before) -> refined(outcome, before);
            case Phase.Undone _ -> TEXT.text("undone");
        };
    }

    private static String running(SearchProgress progress, boolean refining) {
        String left = progress.timeLeft()
                .map(time -> " · " + TEXT.text("left", seconds(time)))
                .orElse("");
        String found = TEXT.count(refining ? "kept" : "found", progress.found());
        return TEXT.text(
                        "running",
                        found,
                        SizeText.of(progress.doneBytes()),
                        SizeText.of(progress.totalBytes()),
                        SizeText.of(progress.bytesPerSecond()))
                + left;
    }

    private static String searched(SearchOutcome outcome) {
        String found = outcome.found() == 0 ? TEXT.text("found.none") : TEXT.count("found", outcome.found());
        String listed = outcome.found() > outcome.matches().size()
                ? " · " + TEXT.text("listed", number(outcome.matches().size()))
                : "";
        String time = seconds(outcome.elapsed());
        return switch (outcome.ending()) {
            case Ending.Complete() -> TEXT.text("searched", found + listed, time);
            case Ending.Cancelled() -> TEXT.text("cancelled", found + listed, time);
            case Ending.Failed(var failure) ->
                TEXT.text("failed", Explanation.of(failure).sentence(), found + listed);
        };
    }

    private static String refined(SearchOutcome outcome, int before) {
        return switch (outcome.ending()) {
            case Ending.Complete() -> TEXT.count("refined", before, number(outcome.found()));
            case Ending.Cancelled() -> TEXT.text("refine-cancelled");
            case Ending.Failed(var failure) ->
                TEXT.text("refine-failed", Explanation.of(failure).sentence());
        };
    }

    /// What was searched and what was not, as a second line; empty where there is nothing to say.
    static String coverage(Phase phase) {
        return switch (phase) {
            case Phase.Searched(SearchOutcome outcome) -> SearchWords.of(outcome.coverage()) + ".";
            case Phase.Refined(SearchOutcome outcome, var _) ->
                outcome.coverage().skippedBytes() == 0
                        ? ""
                        : TEXT.text("refine-skipped", SearchWords.of(outcome.coverage()));
            case Phase.Ready _, Phase.Running _, Phase.Undone _ -> "";
        };
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static String seconds(Duration time) {
        double seconds = time.toMillis() / 1e3;
        if (seconds < 1) {
            return Math.max(1, time.toMillis()) + " ms";
        }
        return String.format(Locale.ENGLISH, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }
}
