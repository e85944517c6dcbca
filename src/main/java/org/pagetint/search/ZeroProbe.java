package org.pagetint.search;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pagetint.search.match.Matcher;
import org.pagetint.search.match.Matchers;
import org.pagetint.search.pattern.Pattern;

/// Finds out whether a pattern matches in nothing but zeros, by trying.
public final class ZeroProbe {
    /// More than any pattern needs to match once.
    private static final long ENOUGH = 16384;

    private ZeroProbe() {}

    /// Whether memory full of zeros has a match of `pattern`.
    public static boolean canMatchZeros(Pattern pattern) {
        AtomicBoolean found = new AtomicBoolean();
        try (Arena arena = Arena.ofConfined();
                Matcher matcher = Matchers.of(pattern, (_, _, _) -> found.set(true))) {
            MemorySegment zeros = arena.allocate(ENOUGH);
            matcher.begin(0);
            matcher.feed(zeros, 0, ENOUGH);
            matcher.end();
        }
        return found.get();
    }
}
