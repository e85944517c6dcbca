package org.pagetint.ui.region;

import java.util.stream.Collectors;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.PageState;
import org.pagetint.words.PageWords;
import org.pagetint.words.SizeText;

/// How many bytes are in which state, in words.
final class CountsText {
    private CountsText() {}

    /// *64 KiB dirty memory*, a line for each state that is there.
    static String lines(PageCounts counts) {
        return joined(counts, "\n");
    }

    /// The same in one line.
    static String line(PageCounts counts) {
        return joined(counts, " · ");
    }

    private static String joined(PageCounts counts, String separator) {
        return PageState.IN_BARS.stream()
                .filter(state -> counts.bytes(state) != 0)
                .map(state -> words(state, counts))
                .collect(Collectors.joining(separator));
    }

    private static String words(PageState state, PageCounts counts) {
        return SizeText.of(counts.bytes(state)) + " " + PageWords.of(state);
    }
}
