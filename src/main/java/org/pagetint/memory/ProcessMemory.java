package org.pagetint.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessId;

/// The memory of one process, to be looked at and never changed. A live process is its first kind; a core file, an
/// exported bundle and a process on another machine follow the same contract.
///
/// Several threads may call at once, each with a buffer of its own; none may be the FX thread, since every call can
/// wait for the kernel. After [#close] no other call may be made.
///
/// All calls fail with `Exited` once the process is gone. One that runs another program since (execve(2)) is followed:
/// its mappings are other ones from then on.
public interface ProcessMemory extends AutoCloseable {
    /// Whose memory it is.
    ProcessId process();

    /// The page size of its machine.
    PageSize pageSize();

    /// What may be seen of it, found out when it was opened.
    Access access();

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

    /// Like [#fetch], and measures by how much the counters of the process moved meanwhile.
    default MeasuredChunk fetchMeasured(AddressRange range, ReadPolicy policy, ChunkBuffer into)
            throws ProcessFailedException {
        MemoryCounters before = counters();
        Chunk chunk = fetch(range, policy, into);
        return new MeasuredChunk(chunk, counters().since(before));
    }

    /// All that is known of the page at `address`.
    PageFacts pageFacts(long address) throws ProcessFailedException;

    /// The counters of the process now; their difference over an operation is what the operation disturbed.
    MemoryCounters counters() throws ProcessFailedException;

    /// How many programs the process has started by execve(2) since this was opened, as far as calls have met with it:
    /// bytes from before and after are those of different memories.
    default int programsStarted() {
        return 0;
    }

    /// Lets go of everything it holds. The process notices nothing.
    @Override
    void close();
}
