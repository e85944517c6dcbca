package org.pagetint.ui.export;

import java.time.Duration;
import org.pagetint.export.ExportMonitor;
import org.pagetint.ui.task.Progress;
import org.pagetint.words.ProgressText;

/// Tells the list of tasks how far an export is: size, rate, time left. Used by the thread that exports.
final class WatchedExport implements ExportMonitor {
    private static final long PERIOD_NANOS = 100_000_000;

    private final Progress progress;
    private final long started = System.nanoTime();
    private long last = started - PERIOD_NANOS;

    WatchedExport(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void progress(long done, long total) {
        long now = System.nanoTime();
        if (now - last < PERIOD_NANOS) {
            return;
        }
        last = now;
        progress.update(done, total, ProgressText.of(done, total, Duration.ofNanos(now - started)));
    }

    @Override
    public boolean isCancelled() {
        return progress.isCancelled();
    }
}
