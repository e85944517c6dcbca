package org.pagetint.memory;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Walks the readable regions of a process, or one range, chunk by chunk. Every byte of a region lies in exactly one
/// chunk. What does not answer is unknown, and the walk goes on behind it.
///
/// With pages of 0x1000, a region at 0x5000 of length 0x1200, and a chunk size of 0x800: the first chunk is 5000-6000
/// (the size is rounded up to one page), the second 6000-6200, and then the next region follows. Without a chunk size
/// there is one chunk, 5000-6200.
///
/// Used by one thread.
public final class FragmentedMemory {
    private final ProcessMemory memory;
    private final ReadPolicy policy;
    private final Optional<AddressRange> only;
    private Iterator<AddressRange> regions = List.<AddressRange>of().iterator();
    private Optional<AddressRange> rest = Optional.empty();
    private Optional<AddressRange> chunk = Optional.empty();
    private boolean started;
    private boolean fetched;

    /// Walks `memory`, reading by `policy`.
    public FragmentedMemory(ProcessMemory memory, ReadPolicy policy) {
        this(memory, policy, Optional.empty());
    }

    private FragmentedMemory(ProcessMemory memory, ReadPolicy policy, Optional<AddressRange> only) {
        this.memory = memory;
        this.policy = policy;
        this.only = only;
    }

    /// Walks `range` as if it were the only region.
    ///
    /// @param range whole pages, not empty
    public static FragmentedMemory over(ProcessMemory memory, ReadPolicy policy, AddressRange range) {
        return new FragmentedMemory(memory, policy, Optional.of(range));
    }

    /// Starts over: the next [#next] reads the mappings again.
    public void reset() {
        started = false;
        rest = Optional.empty();
        chunk = Optional.empty();
    }

    /// Moves to the next chunk of the region, or to the first one of the next region.
    ///
    /// @return its addresses; empty after the last one
    public Optional<AddressRange> next(MemoryParams params) throws ProcessFailedException {
        if (!started) {
            regions = (only.isPresent() ? List.of(only.get()) : readableRegions()).iterator();
            started = true;
        }
        if (rest.isEmpty() && regions.hasNext()) {
            rest = Optional.of(regions.next());
        }
        chunk = rest.map(range -> params.chunkSize().isPresent()
                ? range.first(memory.pageSize().roundSize(params.chunkSize().getAsLong()))
                : range);
        rest = rest.flatMap(range -> remainder(range, chunk.orElseThrow()));
        fetched = false;
        return chunk;
    }

    private List<AddressRange> readableRegions() throws ProcessFailedException {
        return memory.mappings().list().stream()
                .filter(mapping -> mapping.permissions().read())
                .map(Mapping::range)
                .filter(range -> !range.isEmpty())
                .toList();
    }

    /// Reads the current chunk, cut at the largest fetch size and at the size of `into`.
    ///
    /// @return empty before the first [#next] and after the last one, and at a second fetch of one chunk when `params`
    ///     do not allow that
    public Optional<Chunk> fetch(MemoryParams params, ChunkBuffer into) throws ProcessFailedException {
        if (chunk.isEmpty() || (fetched && !params.mayRefetch())) {
            return Optional.empty();
        }
        fetched = true;
        AddressRange range = chunk.get().first(memory.pageSize().roundSize(params.largestFetch()));
        try {
            return Optional.of(memory.fetch(range, policy, into));
        } catch (ProcessFailedException failed) {
            return Optional.of(lost(range, into, failed));
        }
    }

    /// Reads the current chunk, however long, and shows it to `sink` in pieces as long as `into`: in the thread that
    /// reads, see [ProcessMemory#read].
    public void read(ChunkBuffer into, ProcessMemory.ChunkSink sink) throws ProcessFailedException {
        AddressRange range = chunk.orElseThrow();
        long[] shown = {range.start()};
        boolean[] more = {true};
        while (more[0] && shown[0] != range.end()) {
            AddressRange rest = new AddressRange(shown[0], range.end());
            try {
                memory.read(rest, policy, into, piece -> {
                    shown[0] = piece.range().end();
                    more[0] = sink.take(piece);
                    return more[0];
                });
            } catch (ProcessFailedException failed) {
                Chunk piece = lost(new AddressRange(shown[0], range.end()), into, failed);
                shown[0] = piece.range().end();
                more[0] = sink.take(piece);
            }
        }
    }

    /// A piece at the beginning of `range` that did not answer.
    ///
    /// @throws ProcessFailedException that which it is given, if it is of another kind
    private static Chunk lost(AddressRange range, ChunkBuffer into, ProcessFailedException failed)
            throws ProcessFailedException {
        if (!(failed.failure() instanceof ProcessFailure.NotAnswering)) {
            throw failed;
        }
        AddressRange piece = range.first(into.capacity());
        PageRun run = PageRun.unknown(piece, PageState.UNREADABLE, UnknownReason.NOT_ANSWERING);
        return new Chunk(piece, into.segment().asSlice(0, piece.length()), List.of(run));
    }

    private static Optional<AddressRange> remainder(AddressRange range, AddressRange taken) {
        return taken.end() == range.end() ? Optional.empty() : Optional.of(new AddressRange(taken.end(), range.end()));
    }
}
