package org.pagetint.words;

import java.time.Duration;
import java.util.Optional;

/// How far long work is, in words, and how long the rest will take. Any thread.
public final class ProgressText {
    private static final Messages TEXT = Messages.of(ProgressText.class);
    private static final double NANOS_PER_SECOND = 1e9;

    private ProgressText() {}

    /// Amount, rate and time left: `1 GiB of 2 GiB · 512 MiB/s · 2 s left`.
    ///
    /// @param done bytes
    /// @param total bytes
    /// @param elapsed since the start
    public static String of(long done, long total, Duration elapsed) {
        double seconds = elapsed.toNanos() / NANOS_PER_SECOND;
        String rate = SizeText.of(Math.round(done / Math.max(seconds, 1 / NANOS_PER_SECOND)));
        String amount = TEXT.text("progress", SizeText.of(done), SizeText.of(total), rate);
        return timeLeft(elapsed, total == 0 ? 0 : (double) done / total)
                .map(left -> amount + TEXT.text("progress.left", Math.round(left.toMillis() / 1e3)))
                .orElse(amount);
    }

    /// How long the rest will take if it goes on as before; empty before anything is behind it.
    ///
    /// @param elapsed since the start
    /// @param share how much is behind it, from 0 to 1
    public static Optional<Duration> timeLeft(Duration elapsed, double share) {
        if (share <= 0 || share > 1) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((long) (elapsed.toNanos() * (1 - share) / share)));
    }
}
