package org.pagetint.search;

import java.time.Duration;
import java.util.Optional;
import org.pagetint.words.ProgressText;

/// How far a search has come.
///
/// @param totalBytes how many addresses there are to search, in bytes
/// @param doneBytes how many of them are behind it: searched, known to be zero, or skipped
/// @param searchedBytes how many bytes it has looked at
/// @param found how many matches it has counted
/// @param kept how many of them it keeps
/// @param elapsed since its start, until its end
public record SearchProgress(
        long totalBytes, long doneBytes, long searchedBytes, long found, int kept, Duration elapsed) {
    private static final Duration TOO_EARLY = Duration.ofMillis(200);

    /// Before it has started.
    static final SearchProgress NONE = new SearchProgress(0, 0, 0, 0, 0, Duration.ZERO);

    /// Bytes looked at each second, on average.
    public long bytesPerSecond() {
        return elapsed.isZero() ? 0 : (long) (searchedBytes / (elapsed.toNanos() / 1e9));
    }

    /// How much is behind it, from 0 to 1.
    public double share() {
        return totalBytes == 0 ? 0 : Math.min(1, unsigned(doneBytes) / unsigned(totalBytes));
    }

    /// How long the rest will take if it goes on as before; empty while that cannot be said.
    public Optional<Duration> timeLeft() {
        return elapsed.compareTo(TOO_EARLY) < 0 ? Optional.empty() : ProgressText.timeLeft(elapsed, share());
    }

    private static double unsigned(long bytes) {
        return (bytes >>> 1) * 2.0;
    }
}
