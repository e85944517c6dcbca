package org.pagetint.cli;

import java.util.OptionalInt;
import org.pagetint.memory.Mapping;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Matches;

/// Strings as lines: the address and the text.
final class PlainStrings extends PlainMatches {
    private final StringText strings;

    PlainStrings(Console console, StringText strings) {
        super(console);
        this.strings = strings;
    }

    @Override
    public void beginBatch() {
        super.beginBatch();
        strings.beginBatch();
    }

    @Override
    void about(StringBuilder line, Matches found, int index, Mapping region, OptionalInt room)
            throws ProcessFailedException {
        String text = strings.at(found, index).escaped();
        line.append(room.isEmpty() ? text : TextWidth.fitted(text, room));
    }
}
