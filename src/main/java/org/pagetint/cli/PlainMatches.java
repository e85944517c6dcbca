package org.pagetint.cli;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchWords;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;

/// Matches as lines: the address, and what region it lies in; the summary goes to standard error.
class PlainMatches implements MatchPrinter {
    private static final Messages TEXT = Messages.of(PlainMatches.class);
    private static final double MILLIS_PER_SECOND = TimeUnit.SECONDS.toMillis(1);

    private final Console console;

    PlainMatches(Console console) {
        this.console = console;
    }

    @Override
    public final void match(AddressRange match, Mapping region) throws ProcessFailedException {
        String line = AddressText.of(match.start()) + "  " + about(match, region);
        console.out().println(TextTable.fitted(line, console.columns()));
    }

    /// What stands behind the address of a match.
    String about(AddressRange match, Mapping region) throws ProcessFailedException {
        String name = region.name().toString();
        return region.permissions() + "  " + (name.isEmpty() ? PageWords.of(region.kind()) : name);
    }

    @Override
    public final void summary(SearchOutcome outcome) {
        console.out().flush();
        double seconds = outcome.elapsed().toMillis() / MILLIS_PER_SECOND;
        console.err()
                .println(TEXT.count(
                        outcome.isComplete() ? "search.done" : "search.broken-off",
                        outcome.found(),
                        String.format(Locale.ENGLISH, "%.2f", seconds),
                        SearchWords.of(outcome.coverage())));
        if (outcome.matches().size() < outcome.found()) {
            console.err().println(TEXT.count("search.kept", outcome.matches().size()));
        }
    }
}
