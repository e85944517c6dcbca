package org.pagetint.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessFailedException;

/// The memory of one process, to be looked at and never changed: of a live one, or as something has kept it. What only
/// a live process has is an optional part: [#live].
///
/// Several threads may call at once, each with a buffer of its own; none may be the FX thread, since every call can
/// wait for the kernel. After [#close] no other call may be made.
///
/// All calls fail with `Exited` once a live process is gone. One that runs another program since (execve(2)) is
/// followed: its mappings are other ones from then on.
public interface ProcessMemory extends AutoCloseable {
    /// Which memory it is.
    MemoryId id();

    /// The page size of its machine.
    PageSize pageSize();

    /// What only a live process has; empty where the memory is a kept one.
    Optional<LiveProcess> live();

    /// What a core says of the process besides its memory, now: its threads and their registers among it. It stops
    /// nothing for that. What this user may not see is left out.
    ///
    /// @throws ProcessFailedException with `Exited` if the process is gone
    CoreFacts coreFacts() throws ProcessFailedException;

    /// The mappings as they are now.
    Mappings mappings() throws ProcessFailedException;

    /// Gives `sink` the page runs of `range` as they are now, in ascending order; they tile it exactly and no two
    /// neighbours are alike. Origins and reasons are those of a [ReadPolicy#QUIET] read. Costs what the touched pages
    /// cost, not the addresses: a range of a terabyte never touched is one run.
    ///
    /// @param range whole pages; may span mappings and the gaps between them
    void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException;

    /// The page runs of `range` as a list; see [#pages(AddressRange, Consumer)]. Only for ranges that can be expected
    /// to have few runs.
    default List<PageRun> pages(AddressRange range) throws ProcessFailedException {
        List<PageRun> runs = new ArrayList<>();
        pages(range, runs::add);
        return runs;
    }

    /// Reads the bytes of `range`, or of as much of its beginning as `into` holds. A page that cannot be read loses
    /// only itself: its run says why.
    ///
    /// @param range whole pages, not empty; may span mappings and the gaps between them
    /// @param policy whether the read may bring pages in
    /// @param into where the bytes go; at least one page long
    Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException;

    /// Reads the bytes of `range`, chunk by chunk as [#fetch] does, and shows each to `sink` before the next, in
    /// ascending order: in the thread that read it, which need not be the caller's, so that its bytes are still near.
    /// All were shown when this returns; when it fails, all those before the one that failed, and none any more.
    ///
    /// @param range whole pages; may span mappings and the gaps between them
    default void read(AddressRange range, ReadPolicy policy, ChunkBuffer into, ChunkSink sink)
            throws ProcessFailedException {
        boolean more = true;
        for (long at = range.start(); more && at != range.end(); ) {
            Chunk chunk = fetch(new AddressRange(at, range.end()), policy, into);
            at = chunk.range().end();
            more = sink.take(chunk);
        }
    }

    /// Takes the chunks of a [#read].
    @FunctionalInterface
    interface ChunkSink {
        /// Looks at a chunk, whose bytes are there until this returns.
        ///
        /// @return whether to read on
        boolean take(Chunk chunk) throws ProcessFailedException;
    }

    /// Like [#fetch], and measures by how much the counters of a live process moved meanwhile.
    default MeasuredChunk fetchMeasured(AddressRange range, ReadPolicy policy, ChunkBuffer into)
            throws ProcessFailedException {
        Meter meter = Meter.start(this);
        Chunk chunk = fetch(range, policy, into);
        return new MeasuredChunk(chunk, meter.moved());
    }

    /// All that is known of the page at `address`.
    PageFacts pageFacts(long address) throws ProcessFailedException;

    /// Lets go of everything it holds. The process notices nothing.
    @Override
    void close();
}
