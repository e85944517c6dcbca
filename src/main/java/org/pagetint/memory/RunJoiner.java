package org.pagetint.memory;

import java.util.Optional;
import java.util.function.Consumer;

/// Joins page runs that touch and are alike, as they come in ascending order, so that nobody ever holds a run that
/// could be longer. Used by one thread.
public final class RunJoiner implements Consumer<PageRun> {
    private final Consumer<? super PageRun> sink;
    private Optional<PageRun> pending = Optional.empty();

    /// Passes joined runs on to `sink`.
    public RunJoiner(Consumer<? super PageRun> sink) {
        this.sink = sink;
    }

    /// Takes the next run; it starts at or after the end of the one before.
    @Override
    public void accept(PageRun run) {
        if (pending.isPresent()) {
            PageRun before = pending.get();
            if (before.range().end() == run.range().start() && before.isLike(run)) {
                pending = Optional.of(before.withRange(
                        new AddressRange(before.range().start(), run.range().end())));
                return;
            }
            sink.accept(before);
        }
        pending = Optional.of(run);
    }

    /// Passes on the last run. Call it once, at the end.
    public void finish() {
        pending.ifPresent(sink);
        pending = Optional.empty();
    }
}
