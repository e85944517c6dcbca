package org.pagetint.memory;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.pagetint.process.Access;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessId;

/// Memory for walking over: the mappings it is given, all of them dirty, each byte equal to the lowest byte of its
/// address. Writes down what it was asked to fetch.
public final class WalkedMemory implements ProcessMemory, LiveProcess {
    private final PageSize pageSize;
    private final List<AddressRange> fetched = new ArrayList<>();
    private List<Mapping> mappings;

    /// Memory with these mappings.
    public WalkedMemory(PageSize pageSize, Mapping... mappings) {
        this.pageSize = pageSize;
        this.mappings = List.of(mappings);
    }

    /// From the next listing on, these are its mappings.
    public void remap(Mapping... changed) {
        mappings = List.of(changed);
    }

    /// The ranges fetched so far.
    public List<AddressRange> fetched() {
        return Collections.unmodifiableList(fetched);
    }

    @Override
    public MemoryId id() {
        return new ProcessId(1, 0);
    }

    @Override
    public PageSize pageSize() {
        return pageSize;
    }

    @Override
    public Optional<LiveProcess> live() {
        return Optional.of(this);
    }

    @Override
    public Access access() {
        return new Access.Full();
    }

    @Override
    public int programsStarted() {
        return 0;
    }

    @Override
    public StoppedThreads stop(Machine machine) throws StopRefusedException {
        throw new StopRefusedException(StopRefusal.NOT_PERMITTED);
    }

    @Override
    public CoreFacts coreFacts() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mappings mappings() {
        return new Mappings(mappings, 0);
    }

    @Override
    public void pages(AddressRange range, Consumer<? super PageRun> sink) {
        sink.accept(dirty(range));
    }

    @Override
    public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) {
        fetched.add(range);
        AddressRange part = range.first(into.capacity());
        for (long i = 0; i < part.length(); i++) {
            into.segment().set(ValueLayout.JAVA_BYTE, i, (byte) (part.start() + i));
        }
        return new Chunk(part, into.segment().asSlice(0, part.length()), List.of(dirty(part)));
    }

    @Override
    public PageFacts pageFacts(long address) {
        return new PageFacts(
                dirty(AddressRange.ofLength(pageSize.floor(address), pageSize.bytes())),
                Optional.empty(),
                EnumSet.of(PageFlag.PRESENT),
                Set.of(),
                OptionalLong.empty());
    }

    @Override
    public MemoryCounters counters() {
        return new MemoryCounters(Map.of());
    }

    @Override
    public void close() {}

    private static PageRun dirty(AddressRange range) {
        return PageRun.known(range, PageState.DIRTY_MEMORY, ByteOrigin.PROCESS_MEMORY);
    }
}
