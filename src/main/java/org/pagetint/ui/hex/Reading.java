package org.pagetint.ui.hex;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailure;

/// A process that the view reads: its pages, and questions about them. FX thread only; the reading happens elsewhere.
final class Reading implements AutoCloseable {
    private final ProcessMemory memory;
    private final Executor fx;
    private final Viewport viewport;
    private final PageLoader loader;
    private Optional<ProcessFailure> end = Optional.empty();

    Reading(ProcessMemory memory, Executor fx, Viewport.Patience patience, PageLoader.Listener listener) {
        this.memory = memory;
        this.fx = fx;
        this.viewport = new Viewport(memory, fx, patience);
        this.loader = new PageLoader(viewport, memory.pageSize(), listener);
    }

    ProcessMemory memory() {
        return memory;
    }

    PageLoader loader() {
        return loader;
    }

    /// Another region is to be shown.
    void leave() {
        loader.leave();
    }

    /// The process is gone: what was read stays, and nothing more will be known.
    void end(ProcessFailure failure) {
        end = Optional.of(failure);
        loader.end(failure);
        viewport.close();
    }

    /// Asks for all that is known of a page, in place of an earlier question about another one. After the end of the
    /// process the answer is nothing.
    void askFacts(long address, Consumer<Optional<PageFacts>> answered) {
        if (end.isPresent()) {
            answered.accept(Optional.empty());
            return;
        }
        viewport.put(
                Work.Kind.FACTS,
                new Ask<>(
                        m -> m.pageFacts(address),
                        facts -> answered.accept(Optional.of(facts)),
                        _ -> answered.accept(Optional.empty())));
    }

    /// Asks for the mappings as they are now.
    void askMappings(Consumer<Mappings> answered, Consumer<ProcessFailure> failed) {
        viewport.put(Work.Kind.MAPPINGS, new Ask<>(ProcessMemory::mappings, answered, failed));
    }

    /// Counts the page states of a region into `counts`, bit by bit.
    ///
    /// @param changed runs after each bit, in the FX thread
    void count(StripCounts counts, Runnable changed, Consumer<ProcessFailure> failed) {
        viewport.put(Work.Kind.STRIP, new StripScan(counts, changed, failed));
    }

    /// Reads the bytes of `range` and makes them text; those that are not there any more are as they were read last.
    ///
    /// @param done takes the outcome in the FX thread
    void copy(AddressRange range, CopyForm form, TextEncoding encoding, Consumer<CopyResult> done) {
        KeptPages last = loader.kept(range);
        if (end.isEmpty()) {
            viewport.put(Work.Kind.COPY, new CopyWork(range, form, encoding, last, done));
        } else if (last.has(range)) {
            Thread.ofPlatform().daemon().name("copy").start(() -> {
                CopyResult result = CopyWork.kept(range, form, encoding, last);
                fx.execute(() -> done.accept(result));
            });
        } else {
            done.accept(new CopyResult.Failed(end.get()));
        }
    }

    /// Reads nothing any more.
    @Override
    public void close() {
        viewport.close();
    }
}
