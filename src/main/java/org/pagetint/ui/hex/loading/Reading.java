package org.pagetint.ui.hex.loading;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PartCounts;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.hex.layout.TextColumnEncoding;

/// A process that the view reads: its pages, and questions about them. FX thread only; the reading happens elsewhere.
public final class Reading implements AutoCloseable {
    private final ProcessMemory memory;
    private final Executor fx;
    private final ViewReader reader;
    private final PageLoader loader;
    private Optional<ProcessFailure> end = Optional.empty();

    public Reading(ProcessMemory memory, Executor fx, ViewReader.Patience patience, PageLoader.Listener listener) {
        this.memory = memory;
        this.fx = fx;
        this.reader = new ViewReader(memory, fx, patience);
        this.loader = new PageLoader(reader, memory.pageSize(), listener);
    }

    public ProcessMemory memory() {
        return memory;
    }

    public PageLoader loader() {
        return loader;
    }

    /// Another region is to be shown.
    public void leave() {
        loader.leave();
    }

    /// The process is gone: what was read stays, and nothing more will be known.
    public void end(ProcessFailure failure) {
        end = Optional.of(failure);
        loader.end(failure);
        reader.close();
    }

    /// Asks for all that is known of a page, in place of an earlier question about another one. After the end of the
    /// process the answer is nothing.
    public void askFacts(long address, Consumer<Optional<PageFacts>> answered) {
        if (end.isPresent()) {
            answered.accept(Optional.empty());
            return;
        }
        reader.put(
                Work.Kind.FACTS,
                new MemoryQuestion<>(
                        m -> m.pageFacts(address),
                        facts -> answered.accept(Optional.of(facts)),
                        _ -> answered.accept(Optional.empty())));
    }

    /// Asks for the mappings as they are now.
    public void askMappings(Consumer<Mappings> answered, Consumer<ProcessFailure> failed) {
        reader.put(Work.Kind.MAPPINGS, new MemoryQuestion<>(ProcessMemory::mappings, answered, failed));
    }

    /// Counts the page states of a region into `counts`, bit by bit.
    ///
    /// @param changed runs after each bit, in the FX thread
    public void count(PartCounts counts, Runnable changed, Consumer<ProcessFailure> failed) {
        reader.put(Work.Kind.STRIP, new StripScan(counts, changed, failed));
    }

    /// Reads the bytes of `range` and makes them text; those that are not there any more are as they were read last.
    ///
    /// @param done takes the outcome in the FX thread
    public void copy(AddressRange range, CopyForm form, TextColumnEncoding encoding, Consumer<CopyResult> done) {
        KeptPages last = loader.kept(range);
        if (end.isEmpty()) {
            reader.put(Work.Kind.COPY, new CopyWork(range, form, encoding, last, done));
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
        reader.close();
    }
}
