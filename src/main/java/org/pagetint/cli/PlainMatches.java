package org.pagetint.cli;

import java.util.Locale;
import java.util.OptionalInt;
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
        String address = AddressText.of(match.start()) + "  ";
        OptionalInt columns = console.columns();
        OptionalInt room =
                columns.isEmpty() ? columns : OptionalInt.of(Math.max(1, columns.getAsInt() - address.length()));
        console.out().println(address + about(match, region, room));
    }

    /// What stands behind the address of a match, in no more than `room` columns.
    String about(AddressRange match, Mapping region, OptionalInt room) throws ProcessFailedException {
        String name = region.name().toString();
        String permissions = region.permissions() + "  ";
        OptionalInt rest = room.isEmpty() ? room : OptionalInt.of(Math.max(1, room.getAsInt() - permissions.length()));
        return permissions + TextWidth.fittedEnd(name.isEmpty() ? PageWords.of(region.kind()) : name, rest);
    }

    @Override
    public final void summary(SearchOutcome outcome) {
        double seconds = outcome.elapsed().toMillis() / MILLIS_PER_SECOND;
        console.tell(TEXT.count(
                outcome.isComplete() ? "search.done" : "search.broken-off",
                outcome.found(),
                String.format(Locale.ENGLISH, "%.2f", seconds),
                SearchWords.of(outcome.coverage())));
        if (outcome.matches().size() < outcome.found()) {
            console.tell(TEXT.count("search.kept", outcome.matches().size()));
        }
    }
}
