package org.pagetint.memory;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.pagetint.process.ProcessFailedException;

/// Walks the readable regions of a process chunk by chunk. Every byte of a region lies in exactly one chunk.
///
/// With pages of 0x1000, a region at 0x5000 of length 0x1200, and a chunk size of 0x800: the first chunk is 5000-6000
/// (the size is rounded up to one page), the second 6000-6200, and then the next region follows. Without a chunk size
/// there is one chunk, 5000-6200.
///
/// Used by one thread.
public final class FragmentedMemory {
    private final ProcessMemory memory;
    private final ReadPolicy policy;
    private Iterator<AddressRange> regions = List.<AddressRange>of().iterator();
    private Optional<AddressRange> rest = Optional.empty();
    private Optional<AddressRange> chunk = Optional.empty();
    private boolean started;
    private boolean fetched;

    /// Walks `memory`, reading by `policy`.
    public FragmentedMemory(ProcessMemory memory, ReadPolicy policy) {
        this.memory = memory;
        this.policy = policy;
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
            regions = memory.mappings().list().stream()
                    .filter(mapping -> mapping.permissions().read())
                    .map(Mapping::range)
                    .filter(range -> !range.isEmpty())
                    .iterator();
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

    /// Reads the current chunk, cut at the largest fetch size and at the size of `into`.
    ///
    /// @return empty before the first [#next] and after the last one, and at a second fetch of one chunk when `params`
    ///     do
    ///     not allow that
    public Optional<Chunk> fetch(MemoryParams params, ChunkBuffer into) throws ProcessFailedException {
        if (chunk.isEmpty() || (fetched && !params.mayRefetch())) {
            return Optional.empty();
        }
        fetched = true;
        AddressRange range = chunk.get().first(memory.pageSize().roundSize(params.largestFetch()));
        return Optional.of(memory.fetch(range, policy, into));
    }

    private static Optional<AddressRange> remainder(AddressRange range, AddressRange taken) {
        return taken.end() == range.end() ? Optional.empty() : Optional.of(new AddressRange(taken.end(), range.end()));
    }
}
