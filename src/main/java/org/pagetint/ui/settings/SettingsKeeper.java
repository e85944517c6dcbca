package org.pagetint.ui.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.pagetint.words.Explanation;

/// Writes settings soon after they change, in a thread of its own, and at the end.
public final class SettingsKeeper implements AutoCloseable {
    private static final long DELAY_MILLIS = 1_000;
    private static final long PATIENCE_SECONDS = 5;

    private final SettingsFile file;
    private volatile Consumer<Explanation> failed = _ -> {};
    private final AtomicReference<Optional<Map<String, List<String>>>> waiting =
            new AtomicReference<>(Optional.empty());
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("settings").factory());

    /// Keeps them in `file`.
    public SettingsKeeper(SettingsFile file) {
        this.file = file;
    }

    /// Gives `handler` why they could not be written, in the writer's thread.
    public void onFailure(Consumer<Explanation> handler) {
        failed = handler;
    }

    /// Takes `values` to be written within a second. Any thread may call; returns at once.
    public void keep(Map<String, List<String>> values) {
        if (waiting.getAndSet(Optional.of(values)).isEmpty() && !writer.isShutdown()) {
            var _ = writer.schedule(this::write, DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        waiting.getAndSet(Optional.empty()).flatMap(file::save).ifPresent(failed);
    }

    /// Writes what is still to be written, and waits for that.
    @Override
    public void close() {
        writer.shutdownNow();
        try {
            if (writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                write();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
