package org.pagetint.cli;

import java.util.OptionalInt;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.EscapedText;
import org.pagetint.memory.Mapping;
import org.pagetint.process.ProcessFailedException;

/// Strings as lines: the address and the text.
final class PlainStrings extends PlainMatches {
    private final StringText strings;

    PlainStrings(Console console, StringText strings) {
        super(console);
        this.strings = strings;
    }

    @Override
    String about(AddressRange match, Mapping region, OptionalInt room) throws ProcessFailedException {
        return TextWidth.fitted(EscapedText.of(strings.at(match).text()), room);
    }
}
