package org.pagetint.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import org.pagetint.export.ExportMonitor;
import org.pagetint.files.Interruption;
import org.pagetint.words.Messages;
import org.pagetint.words.ProgressText;

/// A line on the terminal that says how far long work is, ten times a second at most; nothing where there is no
/// terminal.
final class ProgressLine implements ExportMonitor, AutoCloseable {
    private static final Messages TEXT = Messages.of(ProgressLine.class);
    private static final long PERIOD_NANOS = 100_000_000;

    private final Console console;
    private final Interruption interruption;
    private final long started = System.nanoTime();
    private long last = started;
    private int width;

    ProgressLine(Console console, Interruption interruption) {
        this.console = console;
        this.interruption = interruption;
    }

    @Override
    public void progress(long done, long total) {
        long now = System.nanoTime();
        OptionalInt columns = console.errColumns().get();
        if (columns.isEmpty() || now - last < PERIOD_NANOS) {
            return;
        }
        last = now;
        String line = TEXT.text(
                "progress",
                String.format(Locale.ENGLISH, "%d", done * 100 / Math.max(1, total)),
                ProgressText.of(done, total, Duration.ofNanos(now - started)));
        show(TextWidth.fitted(line, OptionalInt.of(columns.getAsInt() - 1)));
    }

    @Override
    public boolean isCancelled() {
        return interruption.isInterrupted();
    }

    private void show(String text) {
        console.err().print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        console.err().flush();
        width = text.length();
    }

    @Override
    public void close() {
        clear();
    }

    /// Clears the line, so that something else can be written.
    void clear() {
        if (width > 0) {
            show("");
            console.err().print("\r");
            console.err().flush();
            width = 0;
        }
    }
}
