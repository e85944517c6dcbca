package org.pagetint.cli;

import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.UnknownReason;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;
import org.pagetint.words.SizeText;

/// Says beside the output what could not be shown.
final class Unknown {
    private static final Messages TEXT = Messages.of(Unknown.class);

    private Unknown() {}

    /// Whether anything of `range` is mapped.
    ///
    /// @param coverage of all of it
    static boolean isMapped(Coverage coverage, AddressRange range) {
        return coverage.skipped().getOrDefault(UnknownReason.NOT_MAPPED, 0L) != range.length();
    }

    /// A line for each reason why bytes are unknown.
    static void say(Console console, Coverage coverage) {
        coverage.skipped()
                .forEach((reason, bytes) ->
                        console.tell(TEXT.text("unknown", SizeText.of(bytes), PageWords.of(reason))));
    }
}
