package org.pagetint.cli;

import java.util.OptionalInt;
import org.pagetint.memory.EscapedText;
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
    void about(LineBuffer line, Matches found, int index, Mapping region, OptionalInt room)
            throws ProcessFailedException {
        if (room.isPresent()) {
            line.text(TextWidth.fitted(EscapedText.of(strings.at(found, index).text()), room));
        } else if (!strings.write(found, index, line)) {
            line.text(EscapedText.of(strings.at(found, index).text()));
        }
    }
}
