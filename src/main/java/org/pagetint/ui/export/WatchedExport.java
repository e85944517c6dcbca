package org.pagetint.ui.export;

import org.pagetint.export.ExportMonitor;
import org.pagetint.ui.task.Progress;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// Tells the list of tasks how far an export is: size, rate, time left. Used by the thread that exports.
final class WatchedExport implements ExportMonitor {
    private static final Messages TEXT = Messages.of(WatchedExport.class);
    private static final double NANOS_PER_SECOND = 1e9;
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
        double seconds = (now - started) / NANOS_PER_SECOND;
        long left = Math.round(seconds * (total - done) / Math.max(1, done));
        progress.update(
                done,
                total,
                TEXT.text(
                        "progress",
                        SizeText.of(done),
                        SizeText.of(total),
                        SizeText.of(Math.round(done / seconds)),
                        Long.toString(left)));
    }

    @Override
    public boolean isCancelled() {
        return progress.isCancelled();
    }
}
