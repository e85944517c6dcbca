package org.pagetint.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.pagetint.memory.Mapping;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Matches;
import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchWords;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;

/// Matches as lines: the address, and what region it lies in; the summary goes to standard error.
class PlainMatches implements MatchPrinter {
    private static final Messages TEXT = Messages.of(PlainMatches.class);
    private static final double MILLIS_PER_SECOND = TimeUnit.SECONDS.toMillis(1);

    private static final String GAP = "  ";

    private final Console console;
    private final LineBuffer lines;
    /// How wide a line can be; asked once a batch, since that is a question to the kernel.
    private OptionalInt columns = OptionalInt.empty();

    private Optional<Mapping> lastRegion = Optional.empty();
    private String lastAbout = "";

    PlainMatches(Console console) {
        this.console = console;
        this.lines = new LineBuffer(console.out());
    }

    @Override
    public void beginBatch() {
        columns = console.columns();
        lastRegion = Optional.empty();
    }

    @Override
    public final void match(Matches found, int index, Mapping region) throws ProcessFailedException {
        long address = found.address(index);
        lines.address(address);
        lines.text(GAP);
        about(lines, found, index, region, columns.isEmpty() ? columns : roomBehind(address));
        lines.end();
    }

    private OptionalInt roomBehind(long address) {
        int before = AddressText.of(address).length() + GAP.length();
        return OptionalInt.of(Math.max(1, columns.getAsInt() - before));
    }

    @Override
    public final void endBatch() {
        lines.flush();
    }

    /// Writes what stands behind the address of a match, in no more than `room` columns.
    void about(LineBuffer line, Matches found, int index, Mapping region, OptionalInt room)
            throws ProcessFailedException {
        if (lastRegion.isEmpty() || !lastRegion.get().range().contains(found.address(index))) {
            lastRegion = Optional.of(region);
            lastAbout = about(region, room);
        }
        line.text(lastAbout);
    }

    private static String about(Mapping region, OptionalInt room) {
        String name = region.name().toString();
        String permissions = region.permissions() + GAP;
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
